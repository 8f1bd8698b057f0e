package org.openmss.ca.issuance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmss.ca.Card;
import org.openmss.ca.Doors;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** The database goes away in the middle of an issue: a trigger ends the very connection that is at work. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(IssuanceForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class OutageApiTest {
    @Inject
    DataSource database;

    @AfterEach
    void repair() throws SQLException {
        execute("drop trigger if exists outage on certificate");
        execute("drop trigger if exists outage on audit_record");
    }

    @Test
    void anOutageBeforeTheIntentIsOnRecordSignsNothing() throws SQLException {
        var card = new Card();
        var request = card.request(KeyPurpose.SIGNATURE);
        outage("after insert on certificate");

        Doors.issue(request).statusCode(500);
        assertThat(states(card)).isEmpty();

        repair();
        var certificate = Doors.certificate(Doors.issue(request).statusCode(201));
        assertThat(states(card)).containsExactly("VALID " + Doors.serial(certificate));
    }

    @Test
    void anOutageBetweenIntentAndReleaseGivesNobodyACertificateAndTheSameRequestHeals() throws SQLException {
        var card = new Card();
        var request = card.request(KeyPurpose.SIGNATURE);
        outage("before update on certificate");

        var answer = Doors.issue(request).statusCode(500).extract().asString();
        assertThat(answer).doesNotContain("\"certificate\"");
        assertThat(states(card)).singleElement().asString().startsWith("PREPARED ");
        String serial = states(card).getFirst().split(" ")[1];
        given().get("/certificates/{serial}", serial).then().statusCode(404);

        repair();
        var certificate = Doors.certificate(Doors.issue(request).statusCode(200));
        assertThat(Doors.serial(certificate)).isEqualTo(serial);
        assertThat(states(card)).containsExactly("VALID " + serial);
    }

    @Test
    void aReleaseWithoutItsAuditRecordDoesNotHappen() throws SQLException {
        var card = new Card();
        var request = card.request(KeyPurpose.SIGNATURE);
        outage("after insert on audit_record for each row when (new.action = 'certificate.issue')");

        Doors.issue(request).statusCode(500);
        assertThat(states(card)).singleElement().asString().startsWith("PREPARED ");

        repair();
        Doors.issue(request).statusCode(200);
        assertThat(states(card)).singleElement().asString().startsWith("VALID ");
    }

    private void outage(String when) throws SQLException {
        execute("create or replace function end_of_connection() returns trigger language plpgsql as"
                + " 'begin perform pg_terminate_backend(pg_backend_pid()); return new; end'");
        execute("create trigger outage " + when + (when.contains("for each row") ? "" : " for each row")
                + " execute function end_of_connection()");
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private List<String> states(Card card) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select state || ' ' || serial from certificate where public_key_sha256 = ?")) {
            query.setBytes(1, card.publicKey().sha256().toArray());
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
