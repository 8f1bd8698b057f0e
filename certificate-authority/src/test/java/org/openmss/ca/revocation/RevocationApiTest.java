package org.openmss.ca.revocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.ca.Doors;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class RevocationApiTest {
    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyCompromise",
                "affiliationChanged",
                "superseded",
                "cessationOfOperation",
                "privilegeWithdrawn",
                "unspecified"
            })
    void aCertificateEndsForEachReason(String reason) {
        String serial = Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));

        Doors.revoke(serial, reason)
                .statusCode(200)
                .body("state", equalTo("REVOKED"), "reason", equalTo(reason), "revokedAt", notNullValue());
        given().get("/certificates/{serial}", serial)
                .then()
                .statusCode(200)
                .body("state", equalTo("REVOKED"), "reason", equalTo(reason));
    }

    @Test
    void theFirstRevocationStands() {
        String serial = Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));
        String at = Doors.revoke(serial, "superseded").extract().path("revokedAt");

        Doors.revoke(serial, "keyCompromise")
                .statusCode(200)
                .body("reason", equalTo("superseded"), "revokedAt", equalTo(at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cACompromise", "certificateHold", "removeFromCRL", "aACompromise", "", "KEYCOMPROMISE"})
    void whatIsNoReasonForUsersIsRefused(String reason) {
        String serial = Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));

        Doors.revoke(serial, reason).statusCode(400).body("field", equalTo("reason"));
    }

    @Test
    void anUnknownSerialIsNotFound() {
        Doors.revoke("0102", "superseded").statusCode(404).body("type", equalTo("urn:mss:problem:unknown-certificate"));
        given().get("/certificates/0102").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XYZ", "-1", "0", "ABCDEF", "0102030405060708090a0b0c0d0e0f101112131415"})
    void whatIsNoSerialIsRefused(String serial) {
        Doors.revoke(serial, "superseded").statusCode(400).body("field", equalTo("serial"));
        given().get("/certificates/{serial}", serial)
                .then()
                .statusCode(400)
                .body("detail", containsString("a certificate serial is"));
    }

    @Test
    @TestSecurity(user = "anna", roles = "ca-auditor")
    void anAuditorReadsAndDoesNotRevoke() {
        Doors.revoke("0102", "superseded").statusCode(403);
        given().get("/certificates/0102").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "gateway", roles = "mssp-gateway")
    void anotherServiceNeitherReadsNorRevokes() {
        Doors.revoke("0102", "superseded").statusCode(403);
        given().get("/certificates/0102").then().statusCode(403);
    }

    @Test
    @TestSecurity
    void aStrangerNeitherReadsNorRevokes() {
        Doors.revoke("0102", "superseded").statusCode(401);
        given().get("/certificates/0102").then().statusCode(401);
    }

    @Test
    void aRevocationIsOnRecordOnce() throws Exception {
        String serial = Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));
        Doors.revoke(serial, "superseded").statusCode(200);
        Doors.revoke(serial, "superseded").statusCode(200);

        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from audit_record"
                        + " where subject = ? and action = 'certificate.revoke' and outcome = 'done-superseded'")) {
            query.setString(1, serial);
            var rows = query.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isOne();
        }
    }
}
