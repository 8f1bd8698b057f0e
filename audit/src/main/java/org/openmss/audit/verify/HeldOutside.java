package org.openmss.audit.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.checkpoint.SignedCheckpoint;

/**
 * Checkpoints that were kept where the log's owner could not reach them, from the earliest on: one signed note, or the file that a service
 * writes beside its database, a line of JSON each.
 */
public final class HeldOutside implements AutoCloseable {
    private static final int LONGEST_NOTE = 200_000;
    private final @Nullable Reader lines;
    private final @Nullable BoundedLines bounded;
    private @Nullable SignedCheckpoint next;
    private boolean isUnreadableBefore;
    private long unreadable;

    private HeldOutside(@Nullable Reader lines, @Nullable SignedCheckpoint only) {
        this.lines = lines;
        this.bounded = lines == null ? null : new BoundedLines(lines);
        this.next = only;
    }

    public static HeldOutside none() {
        return new HeldOutside(null, null);
    }

    public static HeldOutside one(SignedCheckpoint checkpoint) {
        return new HeldOutside(null, checkpoint);
    }

    /** @throws IllegalArgumentException where the file holds none */
    public static HeldOutside in(Path file) throws IOException {
        if (isOfLines(file)) {
            var lines =
                    new HeldOutside(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), null);
            lines.advance();
            if (lines.next == null) {
                lines.close();
                throw new IllegalArgumentException("it holds no checkpoint");
            }
            return lines;
        }
        if (Files.size(file) > LONGEST_NOTE) {
            throw new IllegalArgumentException("it is too large for one signed note");
        }
        return one(SignedCheckpoint.parse(Files.readString(file)));
    }

    private static boolean isOfLines(Path file) throws IOException {
        try (var octets = Files.newInputStream(file)) {
            return octets.read() == '{';
        }
    }

    /** The next one, without going on. */
    Optional<SignedCheckpoint> peek() {
        return Optional.ofNullable(next);
    }

    /** How many lines so far tell nothing and are not the last. The last may have been cut short by a crash, or be in the making. */
    long unreadable() {
        return unreadable;
    }

    /** Goes on to the one behind. */
    void advance() {
        next = null;
        if (bounded == null) {
            return;
        }
        try {
            for (var line = bounded.next(); line != null; line = bounded.next()) {
                if (isUnreadableBefore) {
                    unreadable++;
                }
                next = parsed(line);
                isUnreadableBefore = next == null;
                if (next != null) {
                    return;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable SignedCheckpoint parsed(String line) {
        try {
            return SignedCheckpoint.parse(
                    ExportLine.JSON.readTree(line).path("checkpoint").asText());
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
