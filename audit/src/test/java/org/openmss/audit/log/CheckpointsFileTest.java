package org.openmss.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.audit.AuditKeyForTests;
import org.openmss.audit.checkpoint.Checkpoint;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.checkpoint.file.FileCheckpointSigner;
import org.openmss.audit.merkle.GrowingTree;

class CheckpointsFileTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatIsAppendedBehindALineThatACrashCutShortIsReadAgain() throws IOException {
        var path = folder.resolve("checkpoints");
        var file = new CheckpointsFile(path);
        file.append(checkpoint(1));
        Files.writeString(path, "{\"checkpo", StandardOpenOption.APPEND);

        file.append(checkpoint(2));
        file.append(checkpoint(3));

        assertThat(Files.readAllLines(path)).hasSize(4);
        assertThat(file.newest().orElseThrow().checkpoint().size()).isEqualTo(3);
        Files.writeString(path, String.join("\n", Files.readAllLines(path).subList(0, 3)) + "\n");
        assertThat(file.newest().orElseThrow().checkpoint().size()).isEqualTo(2);
    }

    private SignedCheckpoint checkpoint(long size) throws IOException {
        var signer = FileCheckpointSigner.open(AuditKeyForTests.in(folder, "key-" + size + ".pem"), Optional.empty());
        return SignedCheckpoint.sign(
                new Checkpoint("log.example", size, GrowingTree.empty().root(), NOON, Checkpoint.nothing()),
                List.of(signer));
    }
}
