package org.openmss.audit.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.openmss.audit.AuditKeyForTests;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.audit.log.domain.SealedLog;
import org.openmss.audit.verify.HeldOutside;
import org.openmss.audit.verify.VerifyLog;
import org.openmss.testkit.PostgresForTests;

/** The sealer at work in a running service: its schedule, what operations see of it, and a second replica beside it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(AuditKeyForTests.class)
@TestProfile(SealingApiTest.Impatient.class)
class SealingApiTest {

    /** Unwell after two seconds. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mss.audit.longest-wait", "2S", "mss.audit.seal-every", "200ms");
        }
    }

    @Inject
    AuditTrail trail;

    @Inject
    SealedLog log;

    @Inject
    ExportLog export;

    @Inject
    SealingKeys keys;

    @Inject
    DataSource database;

    @Inject
    InstantSource clock;

    @Test
    void whatIsRecordedIsSealedByItselfAndTheMetricsSaySo() {
        long before = unixTime();
        record();

        await().untilAsserted(() -> {
            assertThat(log.waiting().records()).isZero();
            assertThat(metric("mss_audit_waiting_records")).isZero();
            assertThat(metric("mss_audit_tree_size"))
                    .isEqualTo(log.newest().orElseThrow().checkpoint().size());
            assertThat(metric("mss_audit_checkpoint_seconds")).isBetween((double) before - 1, unixTime() + 1.0);
        });
    }

    @Test
    void aTransactionThatHoldsSealingUpMakesTheServiceUnwellAndItsEndMakesItWell() throws SQLException {
        try (var early = database.getConnection()) {
            early.setAutoCommit(false);
            insert(early, "early");
            record();

            await().untilAsserted(() -> {
                given().get("/q/health/well")
                        .then()
                        .statusCode(503)
                        .body("checks.find { it.name == 'audit-sealing' }.status", equalTo("DOWN"));
                assertThat(metric("mss_audit_waiting_records")).isEqualTo(1);
                assertThat(metric("mss_audit_waiting_oldest_seconds")).isGreaterThan(2);
            });
            given().get("/q/health/ready").then().statusCode(200);
            early.commit();
        }

        await().untilAsserted(() -> given().get("/q/health/well").then().statusCode(200));
        assertThat(log.waiting().records()).isZero();
    }

    @Test
    void aSecondReplicaSealsBesideThisOneWithoutAForkAndSkipsNoLateCommit() throws Exception {
        var isDone = new AtomicBoolean();
        var replica = new SealRecords(log, keys.signers(), "log.example", List.of(), Optional.empty(), clock);
        var sealing = CompletableFuture.runAsync(
                () -> {
                    while (!isDone.get()) {
                        replica.seal(7);
                    }
                },
                Thread::startVirtualThread);
        var writers = List.of(writing(), writing(), writing());
        for (var writer : writers) {
            writer.get();
        }
        await().until(() -> log.waiting().records() == 0);
        isDone.set(true);
        sealing.get();

        assertThat(count("select count(*) from audit_record r"
                        + " where not exists (select from audit_leaf l where l.record_id = r.id)"))
                .isZero();
        assertThat(log.strays(1)).isEmpty();
        assertThat(verdictOfTheExport()).isEmpty();
    }

    /** Many small transactions, and among them some that begin early and commit late. */
    private CompletableFuture<Void> writing() {
        return CompletableFuture.runAsync(this::write, Thread::startVirtualThread);
    }

    private void write() {
        for (int round = 0; round < 10; round++) {
            try (var late = database.getConnection()) {
                late.setAutoCommit(false);
                insert(late, "begun early");
                for (int i = 0; i < 20; i++) {
                    try (var soon = database.getConnection()) {
                        insert(soon, "committed at once");
                    }
                }
                insert(late, "committed late");
                late.commit();
                late.setAutoCommit(true);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<String> verdictOfTheExport() throws IOException {
        var lines = new ByteArrayOutputStream();
        export.to(lines);
        return new VerifyLog(keys.all(), HeldOutside.none())
                .read(new StringReader(lines.toString(StandardCharsets.UTF_8)))
                .findings();
    }

    private void record() {
        QuarkusTransaction.requiringNew()
                .run(() -> trail.record(
                        new AuditRecord("anna", "key.make", UUID.randomUUID().toString(), "done")));
    }

    private static void insert(Connection connection, String subject) throws SQLException {
        try (var insert = connection.prepareStatement("insert into audit_record (at, actor, action, subject, outcome)"
                + " values (clock_timestamp(), 'anna', 'test', ?, 'done')")) {
            insert.setString(1, subject);
            insert.executeUpdate();
        }
    }

    private long count(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long unixTime() {
        return clock.instant().getEpochSecond();
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
