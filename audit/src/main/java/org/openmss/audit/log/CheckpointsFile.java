package org.openmss.audit.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.openmss.audit.checkpoint.SignedCheckpoint;

/** Checkpoints outside the database, a line of JSON each: whoever holds a later one notices a log that was cut off. */
public final class CheckpointsFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEMBER = "checkpoint";
    private final Path file;

    public CheckpointsFile(Path file) {
        this.file = file;
    }

    Optional<SignedCheckpoint> newest() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            // A line that was cut short by a crash tells nothing.
            return lines.flatMap(line -> parsed(line).stream()).reduce((earlier, later) -> later);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the checkpoints in " + file + " cannot be read", unreadable);
        }
    }

    private static Optional<SignedCheckpoint> parsed(String line) {
        try {
            return Optional.of(
                    SignedCheckpoint.parse(JSON.readTree(line).path(MEMBER).asText()));
        } catch (JsonProcessingException | IllegalArgumentException cutShort) {
            return Optional.empty();
        }
    }

    void append(SignedCheckpoint checkpoint) {
        try {
            Files.writeString(
                    file,
                    (endsWithinALine() ? "\n" : "") + JSON.writeValueAsString(Map.of(MEMBER, checkpoint.note())) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException("the checkpoint is sealed but could not be added to " + file, failed);
        }
    }

    /** A crash has cut the last line short; what comes now stands on a line of its own. */
    private boolean endsWithinALine() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (var octets = FileChannel.open(file, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            return octets.size() > 0 && octets.read(last, octets.size() - 1) == 1 && last.get(0) != '\n';
        }
    }
}
