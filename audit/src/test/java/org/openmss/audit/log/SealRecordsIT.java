package org.openmss.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.checkpoint.CheckpointSigner;
import org.openmss.audit.log.domain.LogEntry;
import org.openmss.audit.log.store.JdbcSealedLog;
import org.openmss.kernel.Bytes;
import org.openmss.testkit.PostgresForTests;
import org.postgresql.ds.PGSimpleDataSource;

/** The sealer on a real PostgreSQL. */
class SealRecordsIT {
    private static final PostgresForTests POSTGRES = new PostgresForTests();
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00.123456Z"));

    private final CheckpointSigner signer = signer("EC");
    private final JdbcSealedLog log = new JdbcSealedLog(DATABASE);

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        DATABASE.setUrl(POSTGRES.start().get("quarkus.datasource.jdbc.url"));
        DATABASE.setUser("postgres");
    }

    @AfterAll
    static void stop() {
        POSTGRES.stop();
    }

    @BeforeEach
    void anEmptyLog() {
        var flyway =
                Flyway.configure().dataSource(DATABASE).cleanDisabled(false).load();
        flyway.clean();
        flyway.migrate();
    }

    @Test
    void whatBeganEarlyAndCommitsLateIsNotSkipped() throws SQLException {
        try (var early = DATABASE.getConnection()) {
            early.setAutoCommit(false);
            record(early, "early");
            record("late");

            assertThat(sealer().seal(10)).as("the early one may still commit").hasValue(0);
            early.commit();
        }

        assertThat(sealer().seal(10)).hasValue(2);
        assertThat(sealedSubjects()).containsExactly("early", "late");
    }

    @Test
    void aLaterTransactionsRecordsAreSealedOnceAnEarlierRolledBack() throws SQLException {
        try (var early = DATABASE.getConnection()) {
            early.setAutoCommit(false);
            record(early, "never");
            record("kept");
            early.rollback();
        }

        assertThat(sealer().seal(10)).hasValue(1);
        assertThat(sealedSubjects()).containsExactly("kept");
    }

    @Test
    void twoReplicasGiveEachRecordOnePlace() throws Exception {
        for (int i = 0; i < 300; i++) {
            record("r" + i);
        }

        var others = CompletableFuture.runAsync(() -> sealAll(sealer(), 7));
        sealAll(sealer(), 5);
        others.get();

        assertThat(sealedSubjects()).hasSize(300).doesNotHaveDuplicates();
        sealer().seal(1);
    }

    @Test
    void whoeverHasTheLockSealsAndTheOtherDoesNotWait() {
        record("one");

        var meanwhile = log.alone(sealing -> sealer().seal(10));

        assertThat(meanwhile).contains(OptionalInt.empty());
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeCheckpointsGoBack() {
        var early = new SealRecords(
                log,
                List.of(signer),
                "log.example",
                List.of(),
                Optional.empty(),
                () -> CLOCK.instant().minusSeconds(3600));
        record("one");
        sealer().seal(10);
        record("two");

        early.seal(10);

        var newest = log.newest().orElseThrow().checkpoint();
        assertThat(newest.size()).isEqualTo(2);
        assertThat(newest.at()).isEqualTo(CLOCK.instant());
    }

    @Test
    void aRoundThatIsInterruptedLeavesNothing() {
        record("one");
        var broken = new SealRecords(log, List.of(failing()), "log.example", List.of(), Optional.empty(), CLOCK);

        assertThatThrownBy(() -> broken.seal(10)).hasMessage("the HSM is away");

        assertThat(log.newest()).isEmpty();
        assertThat(sealer().seal(10)).hasValue(1);
        assertThat(sealedSubjects()).containsExactly("one");
    }

    @Test
    void everyProofFromTheDatabaseHolds() {
        for (int i = 0; i < 23; i++) {
            record("r" + i);
        }
        sealAll(sealer(), 4);

        var newest = log.newest().orElseThrow();
        assertThat(newest.isSignedBy(List.of(signer.key()))).isTrue();
        assertThat(newest.isSignedBy(List.of(signer("EC").key()))).isFalse();
        var proofs = new ProveRecords(log);
        for (var entry : log.entries(0, 23, 100)) {
            assertThat(proofs.inclusion(entry.index(), 23)
                            .leadsFrom(entry.hash(), newest.checkpoint().root()))
                    .isTrue();
        }
        for (var earlier : log.checkpoints(0, 23)) {
            assertThat(proofs.consistency(earlier.checkpoint().size(), 23)
                            .leadsFrom(
                                    earlier.checkpoint().root(),
                                    newest.checkpoint().root()))
                    .isTrue();
        }
    }

    @Test
    void aTreeThatWasChangedIsNotSignedOnceMore() throws SQLException {
        record("one");
        record("two");
        sealer().seal(10);
        asOwner("update audit_node set hash = sha256('forged')");
        record("three");

        assertThatThrownBy(() -> sealer().seal(10)).hasMessageContaining("not what was signed");
    }

    @Test
    void aCutOffLogIsNotGoneOnFromWhereTheFileOutsideKnowsMore() throws SQLException {
        var file = folder.resolve("checkpoints");
        record("one");
        sealer(file).seal(10);
        record("two");
        sealer(file).seal(10);
        asOwner("delete from audit_checkpoint where tree_size = 2");
        asOwner("delete from audit_leaf where leaf_index = 1");

        assertThatThrownBy(() -> sealer(file).seal(10)).hasMessageContaining("had 2 before");
    }

    @Test
    void aRecordThatIsPutBehindTheSealerIsAStray() throws SQLException {
        record("one");
        sealer().seal(10);
        asOwner("insert into audit_record (at, actor, action, subject, outcome, recorded_in)"
                + " values (now(), 'a', 'b', 'forged', 'done', '3')");

        assertThat(log.strays(10))
                .singleElement()
                .matches(stray -> stray.subject().equals("forged"));
    }

    @Test
    void afterARestoreElsewhereSealingStopsUntilTheOwnerHasCountedAnew() throws SQLException {
        record("one");
        sealer().seal(10);
        asOwner("update audit_checkpoint set last_recorded_in = '1099511627776'");
        asOwner("update audit_record set recorded_in = '1099511627776'");
        record("two");
        assertThatThrownBy(() -> sealer().seal(10)).hasMessageContaining("audit_counts_transactions_anew()");

        asOwner("select audit_counts_transactions_anew()");
        record("three");

        assertThat(sealer().seal(10)).hasValue(2);
        assertThat(sealedSubjects()).containsExactly("one", "two", "three");
    }

    @Test
    void aSecondSignatureByMlDsaStandsBesideTheFirst() {
        var second = signer("ML-DSA-65");
        record("one");

        new SealRecords(log, List.of(signer, second), "log.example", List.of(), Optional.empty(), CLOCK).seal(1);

        var checkpoint = log.newest().orElseThrow();
        assertThat(checkpoint.isSignedBy(List.of(second.key()))).isTrue();
        assertThat(checkpoint.isSignedBy(List.of(signer.key(), second.key()))).isTrue();
    }

    private SealRecords sealer() {
        return new SealRecords(log, List.of(signer), "log.example", List.of(), Optional.empty(), CLOCK);
    }

    private SealRecords sealer(Path file) {
        return new SealRecords(
                log, List.of(signer), "log.example", List.of(), Optional.of(new CheckpointsFile(file)), CLOCK);
    }

    private void sealAll(SealRecords sealer, int batch) {
        while (log.waiting().records() > 0) {
            sealer.seal(batch);
        }
    }

    private List<String> sealedSubjects() {
        return log.entries(0, Long.MAX_VALUE, 1000).stream()
                .map(LogEntry::record)
                .map(record -> record == null ? "gone" : record.subject())
                .toList();
    }

    private static void record(String subject) {
        try (var connection = DATABASE.getConnection()) {
            record(connection, subject);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void record(Connection connection, String subject) throws SQLException {
        try (var insert = connection.prepareStatement("insert into audit_record (at, actor, action, subject, outcome)"
                + " values (now(), 'system', 'test', ?, 'done')")) {
            insert.setString(1, subject);
            insert.executeUpdate();
        }
    }

    /** Triggers do not hold against the owner. */
    private static void asOwner(String sql) throws SQLException {
        try (var connection = DATABASE.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    private CheckpointSigner failing() {
        return new CheckpointSigner() {
            @Override
            public AuditKey key() {
                return signer.key();
            }

            @Override
            public Bytes sign(Bytes text) {
                throw new IllegalStateException("the HSM is away");
            }
        };
    }

    private static CheckpointSigner signer(String algorithm) {
        KeyPair pair;
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(256);
            }
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        var key = AuditKey.of(pair.getPublic());
        return new CheckpointSigner() {
            @Override
            public AuditKey key() {
                return key;
            }

            @Override
            public Bytes sign(Bytes text) {
                try {
                    var signature = Signature.getInstance(key.signatureAlgorithm());
                    signature.initSign(pair.getPrivate());
                    signature.update(text.toArray());
                    return Bytes.of(signature.sign());
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
