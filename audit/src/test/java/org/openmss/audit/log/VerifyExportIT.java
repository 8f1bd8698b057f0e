package org.openmss.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.audit.checkpoint.file.FileCheckpointSigner;
import org.openmss.audit.log.store.JdbcSealedLog;
import org.openmss.audit.verify.HeldOutside;
import org.openmss.audit.verify.Verdict;
import org.openmss.audit.verify.VerifyLog;
import org.openmss.testkit.PostgresForTests;
import org.postgresql.ds.PGSimpleDataSource;

/** What the database's owner does to a sealed log on a real PostgreSQL, the offline verifier names by its entry. */
class VerifyExportIT {
    private static final PostgresForTests POSTGRES = new PostgresForTests();
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00.123456Z"));

    @TempDir
    private static Path folder;

    private static FileCheckpointSigner signer;
    private static FileCheckpointSigner otherSigner;
    private final JdbcSealedLog log = new JdbcSealedLog(DATABASE);

    @BeforeAll
    static void start() throws GeneralSecurityException, IOException {
        DATABASE.setUrl(POSTGRES.start().get("quarkus.datasource.jdbc.url"));
        DATABASE.setUser("postgres");
        signer = signer("key.pem");
        otherSigner = signer("other.pem");
    }

    @AfterAll
    static void stop() {
        POSTGRES.stop();
    }

    /** Ten records, r0 to r9, under checkpoints at 4, 8 and 10. */
    @BeforeEach
    void aSealedLog() throws SQLException {
        sealed(10, 4);
    }

    private void sealed(int records, int batch) throws SQLException {
        var flyway =
                Flyway.configure().dataSource(DATABASE).cleanDisabled(false).load();
        flyway.clean();
        flyway.migrate();
        for (int i = 0; i < records; i++) {
            asOwner("insert into audit_record (at, actor, action, subject, outcome)"
                    + " values (now(), 'system', 'test', 'r" + i + "', 'done')");
        }
        var sealer = new SealRecords(log, List.of(signer), "log.example", List.of(), Optional.empty(), CLOCK);
        while (sealer.seal(batch).orElseThrow() > 0) {
            // until none waits
        }
    }

    @Test
    void anUntouchedLogIsGood() throws IOException {
        var verdict = verdict(export());

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(10);
        assertThat(verdict.checkpoints()).isEqualTo(3);
    }

    @Test
    void aChangedRowIsNamed() throws Exception {
        asOwner("update audit_record set outcome = 'refused' where subject = 'r5'");

        assertThat(findings()).singleElement().asString().startsWith("entry 5 ").contains("was changed");
    }

    @Test
    void aDeletedRowIsNamed() throws Exception {
        asOwner("delete from audit_record where subject = 'r5'");

        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("entry 5 is missing")
                .contains("deleted");
    }

    @Test
    void twoSwappedRowsAreNamed() throws Exception {
        asOwner("update audit_record r set at = o.at, subject = o.subject from audit_record o"
                + " where (r.subject, o.subject) in (('r5', 'r6'), ('r6', 'r5'))");

        assertThat(findings())
                .hasSize(2)
                .anyMatch(finding -> finding.startsWith("entry 5 ") && finding.contains("swapped with entry 6"))
                .anyMatch(finding -> finding.startsWith("entry 6 ") && finding.contains("swapped with entry 5"));
    }

    @Test
    void anInsertedRowIsNamed() throws Exception {
        asOwner("insert into audit_record (id, at, actor, action, subject, outcome, recorded_in)"
                + " overriding system value values (777, now(), 'a', 'b', 'forged', 'done', '3')");

        assertThat(findings()).singleElement().asString().startsWith("record 777 was inserted");
    }

    @Test
    void aForgedHashBesideAForgedRowIsFoundAtTheNextCheckpoint() throws Exception {
        asOwner("update audit_leaf set hash = sha256('forged') where leaf_index = 5");

        assertThat(findings()).anyMatch(finding -> finding.startsWith("entries 4 to 7, or their hashes"));
    }

    @Test
    void aCutOffLogIsFoundByACheckpointHeldOutside() throws Exception {
        var outside = log.newest().orElseThrow();
        asOwner("delete from audit_checkpoint where tree_size = 10");
        asOwner("delete from audit_leaf where leaf_index >= 8");
        asOwner("delete from audit_record where subject in ('r8', 'r9')");

        assertThat(findings()).as("nothing in the database shows it").isEmpty();
        var verdict = new VerifyLog(List.of(signer.key()), HeldOutside.one(outside)).read(lines(export()));

        assertThat(verdict.findings()).singleElement().asString().contains("cut off behind entry 7");
    }

    @Test
    void aLogThatWasWrittenAnewWithItsOwnKeyIsFoundByACheckpointHeldOutside() throws Exception {
        var outside = log.newest().orElseThrow();
        sealed(11, 11);

        assertThat(findings()).as("nothing in the database shows it").isEmpty();
        var verdict = new VerifyLog(List.of(signer.key()), HeldOutside.one(outside)).read(lines(export()));

        assertThat(verdict.findings()).singleElement().asString().contains("the log was written anew");
    }

    @Test
    void aLineThatIsCutOutOfTheFileIsNamed() throws IOException {
        var export = export();
        var without = String.join(
                "\n", export.lines().filter(line -> !line.contains("\"r5\"")).toList());

        assertThat(verdict(without).findings()).contains("entry 5 is missing");
    }

    @Test
    void anExportThatEndsEarlyIsCutOff() throws IOException {
        var export = export();

        assertThat(verdict(export.substring(0, export.indexOf("{\"end\"")).strip())
                        .findings())
                .singleElement()
                .asString()
                .contains("no end line");
    }

    @Test
    void anotherKeysSignatureIsNone() throws IOException {
        var verdict = new VerifyLog(List.of(otherSigner.key()), HeldOutside.none()).read(lines(export()));

        assertThat(verdict.findings())
                .hasSize(3)
                .allMatch(finding -> finding.contains("does not bear the audit key's signature"));
    }

    private List<String> findings() throws IOException {
        return verdict(export()).findings();
    }

    private static Verdict verdict(String export) throws IOException {
        return new VerifyLog(List.of(signer.key()), HeldOutside.none()).read(lines(export));
    }

    private static StringReader lines(String export) {
        return new StringReader(export);
    }

    private String export() throws IOException {
        var out = new ByteArrayOutputStream();
        new ExportLog(log).to(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Triggers do not hold against the owner. */
    private static void asOwner(String sql) throws SQLException {
        try (var connection = DATABASE.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    private static FileCheckpointSigner signer(String name) throws GeneralSecurityException, IOException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var pair = generator.generateKeyPair();
        var base64 = Base64.getMimeEncoder();
        var file = folder.resolve(name);
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + base64.encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\n"
                        + base64.encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        return FileCheckpointSigner.open(file, Optional.empty());
    }
}
