package org.openmss.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.audit.AuditKeyForTests;
import org.openmss.audit.checkpoint.Checkpoint;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.checkpoint.file.FileCheckpointSigner;
import org.openmss.audit.log.domain.LoggedRecord;
import org.openmss.audit.merkle.GrowingTree;

/** What somebody does to the exported file, or to what he exports, and what the verifier says. */
class VerifyLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    static Path folder;

    private static FileCheckpointSigner signer;
    private static FileCheckpointSigner stranger;
    private static FileCheckpointSigner successor;

    @BeforeAll
    static void keys() throws IOException {
        signer = FileCheckpointSigner.open(AuditKeyForTests.in(folder, "key.pem"), Optional.empty());
        stranger = FileCheckpointSigner.open(AuditKeyForTests.in(folder, "stranger.pem"), Optional.empty());
        successor = FileCheckpointSigner.open(AuditKeyForTests.in(folder, "successor.pem"), Optional.empty());
    }

    @Test
    void withoutAKeyNothingIsGoodHoweverWellItFits() throws IOException {
        var verdict = new VerifyLog(List.of(), HeldOutside.none()).read(new StringReader(log(signer, 9, 4)));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isSignatureChecked()).isFalse();
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void whoeverSignsWithAnotherKeyIsFoundByTheKeyThatCameAnotherWay() throws IOException {
        assertThat(verdict(log(stranger, 9, 4)).findings())
                .hasSize(3)
                .allMatch(finding -> finding.contains("does not bear the audit key's signature"));
    }

    private static Verdict verdict(String export, FileCheckpointSigner... signers) throws IOException {
        var keys = Stream.of(signers).map(FileCheckpointSigner::key).toList();
        return new VerifyLog(keys, HeldOutside.none()).read(new StringReader(export));
    }

    @Test
    void aKeyThatTookOverSignsFromThenOnAndTheFormerOneVerifiesWhatItSigned() throws IOException {
        var export = log(12, 3, size -> size <= 6 ? List.of(signer) : List.of(successor), size -> NOON);

        assertThat(verdict(export, signer, successor).isGood()).isTrue();
        assertThat(verdict(export, successor, signer).isGood()).isTrue();
    }

    @Test
    void aFormerKeySignsNothingBehindItsSuccessor() throws IOException {
        var export = log(12, 3, size -> size == 6 ? List.of(successor) : List.of(signer), size -> NOON);

        assertThat(verdict(export, signer, successor).findings())
                .hasSize(2)
                .first()
                .asString()
                .contains("the checkpoint at 9 bears the signature of a former audit key", "replaced at 6");
    }

    @Test
    void aSecondSignatureThatIsGivenUpDoesNotEndTheFirstKey() throws IOException {
        var export = log(12, 3, size -> size == 6 ? List.of(signer, successor) : List.of(signer), size -> NOON);

        assertThat(verdict(export, signer, successor).isGood()).isTrue();
    }

    @Test
    void aLogThatWasWrittenAnewWithTheFormerKeyAloneIsFound() throws IOException {
        assertThat(verdict(log(signer, 9, 3), signer, successor).findings())
                .singleElement()
                .asString()
                .contains(successor.key().fingerprint(), "has signed no checkpoint");
    }

    @Test
    void checkpointsWhoseTimesGoBackAreFound() throws IOException {
        var export =
                log(12, 3, size -> List.of(signer), size -> size == 6 ? NOON.plusSeconds(60) : NOON.plusSeconds(size));

        assertThat(verdict(export).findings())
                .singleElement()
                .asString()
                .contains("the checkpoint at 9 says 2026-03-01T12:00:09Z", "a sealer never goes back in time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"outcome\":\"done\"}}|\"outcome\":\"done\",\"remark\":\"of mine\"}}",
                "\"outcome\":\"done\"}}|\"outcome\":\"done\"},\"remark\":\"of mine\"}",
                "\"outcome\":\"done\"}}|\"outcome\":\"refused\",\"outcome\":\"done\"}}",
                "\"outcome\":\"done\"}}|\"outcome\":\"done\"}} {\"remark\":\"of mine\"}",
                "\"index\":5|\"index\":\"5\"",
                "\"index\":5|\"index\":5.0",
                "12:00:00Z|12:00:00.000Z"
            })
    void whatNoHashCoversIsFound(String before, String after) throws IOException {
        var lines = new ArrayList<>(log(signer, 9, 9).lines().toList());
        assertThat(lines.get(5)).contains(before);
        lines.set(5, lines.get(5).replace(before, after));

        assertThat(verdict(String.join("\n", lines)).findings())
                .first()
                .asString()
                .contains("line 6, where entry 5 was expected", "no hash covers");
    }

    @Test
    void twoRecordsThatWereSwappedFarApartAreNamedAsSwapped() throws IOException {
        var export = log(signer, 9, 2)
                .replace("\"subject\":\"r1\"", "\"subject\":\"r7*\"")
                .replace("\"subject\":\"r7\"", "\"subject\":\"r1\"")
                .replace("r7*", "r7");

        assertThat(verdict(export).findings())
                .containsExactly(
                        "entry 1 (record 2) was swapped with entry 7", "entry 7 (record 8) was swapped with entry 1");
    }

    @Test
    void whereMoreWasChangedThanIsListedTheVerdictSaysSo() throws IOException {
        var verdict = verdict(log(signer, 150, 50).replace("anna", "otto"));

        assertThat(verdict.findings()).hasSize(100);
        assertThat(verdict.isAllTold()).isFalse();
    }

    @Test
    void anExportInWhichNothingIsSignedIsNotGood() throws IOException {
        assertThat(verdict("{\"end\":0}\n").findings())
                .containsExactly("the export has no checkpoint: nothing in it is signed");
    }

    @Test
    void anEndlessLineDoesNotFillTheMemory() throws IOException {
        var endless = new java.io.Reader() {
            private long left = 3_000_000_000L;

            @Override
            public int read(char[] buffer, int from, int length) {
                java.util.Arrays.fill(buffer, from, from + length, 'x');
                left -= length;
                return left < 0 ? -1 : length;
            }

            @Override
            public void close() {}
        };

        assertThat(new VerifyLog(List.of(signer.key()), HeldOutside.none())
                        .read(endless)
                        .findings())
                .first()
                .asString()
                .startsWith("line 1");
    }

    @Test
    void aCheckpointThatWasTakenOutIsFoundByTheOneThatFollows() throws IOException {
        var lines = new ArrayList<>(log(signer, 9, 3).lines().toList());
        lines.removeIf(line -> line.startsWith("{\"checkpoint\"") && line.contains("\\n6\\n"));

        assertThat(verdict(String.join("\n", lines)).findings())
                .singleElement()
                .asString()
                .contains("the checkpoint at 9 does not follow the one at 3");
    }

    @Test
    void aForkIsFoundAtEachCheckpointThatWasHeldOutside() throws IOException {
        var file = outside(log(signer, 9, 3));
        var fork = log(signer, 12, 4, "another history");

        try (var held = HeldOutside.in(file)) {
            var verdict = new VerifyLog(List.of(signer.key()), held).read(new StringReader(fork));

            assertThat(verdict.compared()).isEqualTo(3);
            assertThat(verdict.findings()).hasSize(3).allMatch(finding -> finding.contains("the log was written anew"));
        }
    }

    @Test
    void theSameRecordsSignedAnewAreNotTheLogThatWasHeldOutside() throws IOException {
        var file = outside(log(signer, 9, 3));

        try (var held = HeldOutside.in(file)) {
            assertThat(new VerifyLog(List.of(signer.key()), held)
                            .read(new StringReader(log(signer, 9, 9)))
                            .findings())
                    .containsExactly(
                            "the export has no checkpoint at 3, and one is held outside",
                            "the export has no checkpoint at 6, and one is held outside",
                            "the checkpoint at 9 is not the one held outside");
        }
    }

    @Test
    void theFileBesideTheDatabaseMayEndInTheMiddleOfALine() throws IOException {
        var file = outside(log(signer, 9, 3));
        Files.writeString(file, Files.readString(file) + "{\"checkpo");

        try (var held = HeldOutside.in(file)) {
            var verdict = new VerifyLog(List.of(signer.key()), held).read(new StringReader(log(signer, 9, 3)));

            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.compared()).isEqualTo(3);
            assertThat(verdict.isGood()).isTrue();
        }
    }

    @Test
    void aCheckpointHeldOutsideThatWasMadeUnreadableIsFound() throws IOException {
        var file = outside(log(signer, 9, 3));
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(1, lines.get(1).substring(0, 40));
        Files.write(file, lines);

        try (var held = HeldOutside.in(file)) {
            var verdict = new VerifyLog(List.of(signer.key()), held).read(new StringReader(log(signer, 9, 3)));

            assertThat(verdict.findings())
                    .containsExactly("of the checkpoints held outside, 1 cannot be read:"
                            + " their lines were changed, or cut short by a crash");
            assertThat(verdict.compared()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNoCheckpointIsNotTakenForOne() throws IOException {
        var file = Files.writeString(folder.resolve("nothing"), "{\"hello\":1}\n");

        assertThatThrownBy(() -> HeldOutside.in(file)).hasMessageContaining("no checkpoint");
    }

    @Test
    void aCheckpointOfAnotherLogIsNamed() throws IOException {
        var other = SignedCheckpoint.sign(
                new Checkpoint("other.example", 20, GrowingTree.empty().root(), NOON, Checkpoint.nothing()),
                List.of(signer));

        assertThat(new VerifyLog(List.of(signer.key()), HeldOutside.one(other))
                        .read(new StringReader(log(signer, 9, 9)))
                        .findings())
                .contains("the checkpoint held outside is of another log, other.example");
    }

    private static Verdict verdict(String export) throws IOException {
        return new VerifyLog(List.of(signer.key()), HeldOutside.none()).read(new StringReader(export));
    }

    /** The checkpoints of an export, as a service writes them beside its database. */
    private static Path outside(String export) throws IOException {
        return Files.write(
                folder.resolve("outside"),
                export.lines()
                        .filter(line -> line.startsWith("{\"checkpoint\""))
                        .toList());
    }

    private static String log(FileCheckpointSigner signer, int entries, int batch) throws IOException {
        return log(signer, entries, batch, "r");
    }

    private static String log(FileCheckpointSigner signer, int entries, int batch, String subject) throws IOException {
        return log(entries, batch, subject, size -> List.of(signer), size -> NOON);
    }

    private static String log(
            int entries, int batch, IntFunction<List<FileCheckpointSigner>> signers, IntFunction<Instant> times)
            throws IOException {
        return log(entries, batch, "r", signers, times);
    }

    private static String log(
            int entries,
            int batch,
            String subject,
            IntFunction<List<FileCheckpointSigner>> signers,
            IntFunction<Instant> times)
            throws IOException {
        var lines = new StringBuilder();
        var tree = GrowingTree.empty();
        var former = Checkpoint.nothing();
        for (int i = 0; i < entries; i++) {
            var record = new LoggedRecord(i + 1, NOON, "anna", "test", subject + i, "done");
            var hash = record.leafHash();
            tree.append(hash, (subtree, complete) -> {});
            var members = new LinkedHashMap<String, Object>();
            members.put("id", record.id());
            members.put("at", record.at().toString());
            members.put("actor", record.actor());
            members.put("action", record.action());
            members.put("subject", record.subject());
            members.put("outcome", record.outcome());
            var entry = new LinkedHashMap<String, Object>();
            entry.put("index", i);
            entry.put("recordId", record.id());
            entry.put("hash", hash.toBase64());
            entry.put("record", members);
            lines.append(JSON.writeValueAsString(entry)).append('\n');
            if ((i + 1) % batch == 0 || i + 1 == entries) {
                var checkpoint = SignedCheckpoint.sign(
                        new Checkpoint("log.example", i + 1, tree.root(), times.apply(i + 1), former),
                        signers.apply(i + 1));
                former = checkpoint.checkpoint().asFormer();
                lines.append(JSON.writeValueAsString(Map.of("checkpoint", checkpoint.note())))
                        .append('\n');
            }
        }
        return lines.append("{\"end\":").append(entries).append("}\n").toString();
    }
}
