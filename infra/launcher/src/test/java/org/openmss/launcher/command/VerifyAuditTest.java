package org.openmss.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.audit.checkpoint.Checkpoint;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.checkpoint.file.FileCheckpointSigner;
import org.openmss.audit.log.domain.LoggedRecord;
import org.openmss.audit.merkle.TreeHash;
import org.openmss.kernel.Bytes;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.AuditKeys;
import org.openmss.launcher.home.MssHome;

/** What the person at the terminal is told, and with which status. */
class VerifyAuditTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Path key;
    private Path export;
    private FileCheckpointSigner signer;

    /** One record, under one checkpoint. */
    @BeforeEach
    void anExport() throws IOException {
        var home = MssHome.prepared(folder.resolve(".mss"));
        signer = FileCheckpointSigner.open(new AuditKeys(home).of("operator-a"), Optional.empty());
        key = home.trust().resolve("operator-a-audit.pem");
        var record = new LoggedRecord(7, NOON, "anna", "test", "s", "done");
        var members = Map.of(
                "id", 7, "at", NOON.toString(), "actor", "anna", "action", "test", "subject", "s", "outcome", "done");
        var entry = Map.of("index", 0, "recordId", 7, "hash", record.leafHash().toBase64(), "record", members);
        var note = Map.of("checkpoint", checkpoint(1, record.leafHash()).note());
        var json = new ObjectMapper();
        export = Files.writeString(
                folder.resolve("export"),
                json.writeValueAsString(entry) + "\n" + json.writeValueAsString(note) + "\n{\"end\":1}\n");
    }

    private SignedCheckpoint checkpoint(long size, Bytes root) {
        return SignedCheckpoint.sign(
                new Checkpoint("log.example", size, root, NOON, Checkpoint.nothing()), List.of(signer));
    }

    @Test
    void whatWasSignedIsGood() {
        assertThat(verify(List.of(key), Optional.empty())).isZero();

        assertThat(told())
                .contains("1 entries under 1 checkpoints of the log log.example")
                .containsPattern("signatures: checked with the key whose SHA-256 is [0-9a-f]{64}")
                .contains("held outside: nothing")
                .contains("GOOD: every entry");
    }

    @Test
    void withoutAKeyTheVerdictSaysThatNoSignatureWasChecked() {
        assertThat(verify(List.of(), Optional.empty())).isEqualTo(4);

        assertThat(told())
                .contains("signatures: NOT CHECKED")
                .contains("UNDECIDED")
                .doesNotContain("GOOD:");
    }

    @Test
    void aChangedRecordIsFoundAlsoWithoutAKey() throws IOException {
        Files.writeString(export, Files.readString(export).replace("anna", "otto"));

        assertThat(verify(List.of(), Optional.empty())).isEqualTo(3);

        assertThat(told()).contains("FOUND entry 0 (record 7) was changed").contains("NOT GOOD");
    }

    @Test
    void aCheckpointHeldOutsideFindsTheLogThatWasCutOff() throws IOException {
        var held = Files.writeString(
                folder.resolve("held"), checkpoint(2, TreeHash.empty()).note());

        assertThat(verify(List.of(key), Optional.of(held))).isEqualTo(3);

        assertThat(told()).contains("FOUND the log was cut off behind entry 0");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var missing = folder.resolve("missing");

        assertThatThrownBy(() -> verify(List.of(key), Optional.of(missing)))
                .isInstanceOf(Obstacle.class)
                .hasMessage(missing + " does not exist.");
    }

    @Test
    void octetsThatAreNoTextAreNoCheckpoints() throws IOException {
        var held = Files.write(folder.resolve("held"), new byte[] {'{', (byte) 0xff, '\n', 0, (byte) 0xfe});

        assertThatThrownBy(() -> verify(List.of(key), Optional.of(held)))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("is no checkpoint");
    }

    private int verify(List<Path> keys, Optional<Path> held) {
        return new VerifyAudit(new PrintStream(told, true, StandardCharsets.UTF_8)).run(export, keys, held);
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
