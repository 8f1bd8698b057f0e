package org.openmss.ca.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.ca.Doors;
import org.openmss.ca.status.CompareStatus.Comparison;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.ca.status.domain.Crls;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** A delta CRL is compared too, with the full one that it stands on, certificate by certificate (certificate profile POL-5). */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestProfile(CompareDeltaApiTest.WithDeltas.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class CompareDeltaApiTest {
    @Inject
    CompareStatus compareStatus;

    @Inject
    CrlScopes scopes;

    @Inject
    IssueCrl issueCrl;

    @Inject
    Crls crls;

    @Inject
    DataSource database;

    /** The test looks when it wants to. */
    public static final class WithDeltas implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mss.comparison.every", "off",
                    "mss.comparison.delay", "60S",
                    "mss.status.crl.delta", "true",
                    "mss.status.crl.every", "1H");
        }
    }

    @BeforeEach
    void aFreshStart() {
        issueCrl.issue(scope());
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

    private static String fresh() {
        return Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));
    }

    /** All changes stand on a delta that is newer than the full CRL. */
    private void onTheDelta() {
        await().untilAsserted(() -> {
            assertThat(crls.untold()).isEmpty();
            assertThat(crls.newest(scope().id(), Crl.Kind.DELTA).orElseThrow().number())
                    .isGreaterThan(crls.newest(scope().id(), Crl.Kind.FULL)
                            .orElseThrow()
                            .number());
        });
    }

    /** As a hand in the database, or a fault, would: nobody notes it. */
    private void unnoticed(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table certificate disable trigger certificate_status_change");
            statement.execute(sql);
            statement.execute("alter table certificate enable trigger certificate_status_change");
        }
    }

    private static String revoked(String serial) {
        return "update certificate set state = 'REVOKED', revoked_at = date_trunc('second', now()), reason = 4 where serial = '"
                + serial + "'";
    }

    private static String standing(String serial) {
        return "update certificate set state = 'VALID', revoked_at = null, reason = null where serial = '" + serial
                + "'";
    }

    @Test
    void whatADeltaAddsAndTakesOffAgreesWithTheRegister() {
        String held = fresh();
        given().post("/certificates/{serial}/suspension", held).then().statusCode(200);
        issueCrl.issue(scope());
        given().delete("/certificates/{serial}/suspension", held).then().statusCode(200);
        Doors.revoke(fresh(), "superseded").statusCode(200);
        onTheDelta();

        await().untilAsserted(() -> assertThat(comparison().differences()).isZero());
        assertThat(comparison().compared()).isPositive();
    }

    @Test
    void oneLineTooManyAndOneMissingDoNotCancelEachOther() throws Exception {
        String onIt = fresh();
        String notOnIt = fresh();
        Doors.revoke(onIt, "superseded").statusCode(200);
        onTheDelta();
        await().untilAsserted(() -> assertThat(comparison().differences()).isZero());

        unnoticed(standing(onIt));
        unnoticed(revoked(notOnIt));

        // The full CRL lacks the second; it need not know the first, whose change is younger than it.
        assertThat(comparison().differences()).isEqualTo(3);
        unnoticed(standing(notOnIt));
        unnoticed(revoked(onIt));
    }
}
