package org.openmss.ca.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.ca.Doors;
import org.openmss.ca.status.CompareStatus.Comparison;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** CRL and OCSP say the same, or somebody is told (certificate profile POL-5). */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestProfile(CompareStatusApiTest.WithoutItsSchedule.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class CompareStatusApiTest {
    @Inject
    CompareStatus compareStatus;

    @Inject
    @Wellness
    ComparisonSchedule schedule;

    @Inject
    CrlScopes scopes;

    @Inject
    IssueCrl issueCrl;

    @Inject
    MeterRegistry meters;

    @Inject
    DataSource database;

    /** The test looks when it wants to; a change may stay untold for two seconds. */
    public static final class WithoutItsSchedule implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mss.comparison.every", "off", "mss.comparison.delay", "60S", "mss.comparison.sample", "1000");
        }
    }

    @AfterEach
    void mend() throws SQLException {
        execute("delete from crl_change where at < now() - interval '1 hour'");
        scopes.all().forEach(issueCrl::issue);
        ocspHasSeenIt();
    }

    /** What was changed in the database alone, OCSP's index finds a little later. */
    private void ocspHasSeenIt() {
        await().untilAsserted(() -> assertThat(comparison().differences()).isZero());
    }

    private CrlScope scope() {
        return scopes.all().stream()
                .filter(one -> one.covers() == Covers.USERS)
                .findFirst()
                .orElseThrow();
    }

    private Comparison comparison() {
        return compareStatus.compare(scope()).orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As a hand in the database, or a fault, would: nobody notes it. */
    private void unnoticed(String sql) throws SQLException {
        execute("alter table certificate disable trigger certificate_status_change");
        try {
            execute(sql);
        } finally {
            execute("alter table certificate enable trigger certificate_status_change");
        }
    }

    private static String fresh() {
        return Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));
    }

    private String onTheCrl(String reason) {
        String serial = fresh();
        Doors.revoke(serial, reason).statusCode(200);
        issueCrl.issue(scope());
        return serial;
    }

    @Test
    void whereAllAgreeThereIsNothingToTell() {
        onTheCrl("keyCompromise");
        String held = fresh();
        given().post("/certificates/{serial}/suspension", held).then().statusCode(200);
        fresh();
        issueCrl.issue(scope());

        schedule.look();

        assertThat(comparison().compared()).isGreaterThanOrEqualTo(2);
        assertThat(comparison().differences()).isZero();
        assertThat(schedule.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aChangeThatIsYoungerThanTheAnnouncedDelayIsNoDifference() throws Exception {
        onTheCrl("superseded");
        String serial = fresh();
        unnoticed(
                "update certificate set state = 'REVOKED', revoked_at = date_trunc('second', now()), reason = 4 where serial = '"
                        + serial + "'");

        assertThat(comparison().differences()).isOne();
        execute(
                "insert into crl_change (authority, partition, serial) select issuer, crl_partition, serial from certificate"
                        + " where serial = '" + serial + "'");
        assertThat(comparison().differences()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'VALID', revoked_at = null, reason = null",
                "reason = 5",
                "revoked_at = revoked_at - interval '1 day'"
            })
    void aCrlThatSaysOtherwiseIsReported(String change) throws Exception {
        String serial = onTheCrl("superseded");
        assertThat(comparison().differences()).isZero();

        unnoticed("update certificate set " + change + " where serial = '" + serial + "'");
        schedule.look();

        assertThat(comparison().differences()).isOne();
        assertThat(schedule.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(meters.get("mss.ca.status.differences").gauge().value()).isOne();

        issueCrl.issue(scope());
        ocspHasSeenIt();
        schedule.look();
        assertThat(schedule.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aRevocationThatTheCrlDoesNotKnowIsReported() throws Exception {
        String serial = fresh();
        issueCrl.issue(scope());

        unnoticed(
                "update certificate set state = 'REVOKED', revoked_at = date_trunc('second', now()), reason = 1 where serial = '"
                        + serial + "'");

        assertThat(comparison().differences()).isOne();
    }
}
