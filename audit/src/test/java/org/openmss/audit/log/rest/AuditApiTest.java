package org.openmss.audit.log.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.audit.AuditKeyForTests;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.merkle.ConsistencyProof;
import org.openmss.audit.merkle.InclusionProof;
import org.openmss.audit.verify.HeldOutside;
import org.openmss.audit.verify.VerifyLog;
import org.openmss.kernel.Bytes;
import org.openmss.testkit.PostgresForTests;

/** The auditors' doors in a running service. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(AuditKeyForTests.class)
@TestSecurity(user = "ada", roles = "auditor")
class AuditApiTest {
    private static final String DOORS_OF_THE_TRAIL =
            "/audit/records,/audit/inclusion,/audit/checkpoint,/audit/consistency,/audit/key,/audit/export";

    @Inject
    AuditTrail trail;

    @Inject
    DataSource database;

    private final String subject = UUID.randomUUID().toString();

    @Test
    @TestSecurity(
            user = "otto",
            roles = {"ca-auditor", "mssp-operator"})
    void whoIsNoAuditorOfThisServiceIsRefusedAndOnRecord() {
        for (var door : DOORS_OF_THE_TRAIL.split(",")) {
            given().get(door).then().statusCode(403).body("type", equalTo("urn:mss:problem:forbidden"));
        }

        await().untilAsserted(() ->
                assertThat(outcomes("otto", "door.enter", "GET /audit/export")).contains("forbidden"));
    }

    @Test
    @TestSecurity
    void whoIsNobodyIsAskedForCredentials() {
        for (var door : DOORS_OF_THE_TRAIL.split(",")) {
            given().get(door).then().statusCode(401);
        }
    }

    @Test
    void recordsAreFoundByWhatTheySay() {
        record("otto", "key.make");
        record("anna", "key.make");
        record("anna", "key.destroy");

        find("subject=" + subject).body("records", hasSize(3)).body("next", nullValue());
        find("subject=" + subject + "&actor=anna").body("records", hasSize(2));
        find("subject=" + subject + "&action=key.make").body("records.actor", equalTo(List.of("otto", "anna")));
        find("subject=" + subject + "&until=2020-01-01T00:00:00Z").body("records", hasSize(0));
        find("subject=" + subject + "&from=2020-01-01T00:00:00Z").body("records", hasSize(3));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) {
            record("page-" + i, "key.make");
        }

        var actors = new ArrayList<String>();
        Object next = "";
        while (next != null) {
            var page = find("limit=3&subject=" + subject + next).extract();
            actors.addAll(page.path("records.actor"));
            next = page.path("next") == null ? null : "&after=" + page.path("next");
        }

        assertThat(actors).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6");
    }

    @Test
    void whoLooksIntoTheTrailIsOnRecordWithWhatHeLookedFor() {
        find("subject=" + subject);

        find("action=audit.read&subject=subject%3D" + subject)
                .body("records", hasSize(1))
                .body("records[0].actor", equalTo("ada"));
    }

    @ParameterizedTest
    @CsvSource({
        "records?limit=0, limit",
        "records?limit=1001, limit",
        "records?from=yesterday, from",
        "records?after=x, after",
        "records?after=999999999, after",
        "records?until=2026-13-01T00:00:00Z, until",
        "records?from=%2B1000000000-12-31T23:59:59Z, from",
        "records?until=-1000000000-01-01T00:00:00Z, until",
        "records?actro=anna, actro",
        "checkpoint?size=-1, size",
        "consistency, from",
        "inclusion, record",
        "inclusion?record=x, record"
    })
    void whatCannotBeReadIsNamed(String door, String field) {
        sealed();

        given().get("/audit/" + door)
                .then()
                .statusCode(400)
                .body("field", equalTo(field))
                .body("detail", containsString("'" + field + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inclusion?record=999999999", "checkpoint?size=999999999"})
    void whatIsNotThereIsNotFound(String door) {
        sealed();

        given().get("/audit/" + door).then().statusCode(404).body("detail", notNullValue());
    }

    @Test
    void aRecordIsProvenToBeInASignedCheckpoint() {
        long id = sealed();

        var answer = given().get("/audit/inclusion?record={id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        var checkpoint = SignedCheckpoint.parse(answer.getString("checkpoint"));
        assertThat(checkpoint.isSignedBy(keys())).isTrue();
        assertThat(new InclusionProof(answer.getLong("index"), answer.getLong("size"), hashes(answer.getList("path")))
                        .leadsFrom(
                                Bytes.ofBase64(answer.getString("leafHash")),
                                checkpoint.checkpoint().root()))
                .isTrue();
    }

    @Test
    void aCheckpointThatWasKeptIsProvenToBeABeginningOfTheNewest() {
        sealed();
        var kept = checkpoint("");
        sealed();
        var newest = checkpoint("");

        var answer = given().get("/audit/consistency?from={a}&to={b}", kept.size(), newest.size())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(new ConsistencyProof(kept.size(), newest.size(), hashes(answer.getList("path")))
                        .leadsFrom(kept.root(), newest.root()))
                .isTrue();
        assertThat(checkpoint("?size=" + kept.size()).text()).isEqualTo(kept.text());
        given().get("/audit/consistency?from={a}&to={b}", newest.size(), kept.size())
                .then()
                .statusCode(400);
    }

    @Test
    void aRecordThatWasSealedLaterIsNotInAnEarlierCheckpoint() {
        sealed();
        long early = checkpoint("").size();
        long late = sealed();

        given().get("/audit/inclusion?record={id}&size={size}", late, early)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:not-in-checkpoint"));
    }

    @Test
    void theExportIsWhatTheVerifierAcceptsAndItIsOnRecord() throws IOException {
        sealed();

        var export = given().get("/audit/export")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();

        var verdict = new VerifyLog(keys(), HeldOutside.none()).read(new StringReader(export));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.entries()).isPositive();
        assertThat(export).contains(subject);
        assertThat(outcomes("ada", "audit.export", "log.example"))
                .contains("done")
                .anyMatch(outcome -> outcome.startsWith("begun-at-"));
    }

    private static List<AuditKey> keys() {
        return AuditKey.allOf(
                given().get("/audit/key").then().statusCode(200).extract().asString());
    }

    private static org.openmss.audit.checkpoint.Checkpoint checkpoint(String query) {
        return SignedCheckpoint.parse(given().get("/audit/checkpoint" + query)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .checkpoint();
    }

    private static List<Bytes> hashes(List<String> base64) {
        return base64.stream().map(Bytes::ofBase64).toList();
    }

    private static ValidatableResponse find(String query) {
        return given().urlEncodingEnabled(false)
                .get("/audit/records?" + query)
                .then()
                .statusCode(200);
    }

    private void record(String actor, String action) {
        QuarkusTransaction.requiringNew().run(() -> trail.record(new AuditRecord(actor, action, subject, "done")));
    }

    /** The id of a new record, once the service has sealed it. */
    private long sealed() {
        record("anna", "key.make");
        await().until(() -> newestIndex() != null);
        return ((Number) find("limit=1000&subject=" + subject).extract().path("records[-1].id")).longValue();
    }

    private Object newestIndex() {
        return find("limit=1000&subject=" + subject).extract().path("records[-1].index");
    }

    private List<String> outcomes(String actor, String action, String about) {
        var outcomes = new ArrayList<String>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select outcome from audit_record where actor = ? and action = ? and subject = ?")) {
            query.setString(1, actor);
            query.setString(2, action);
            query.setString(3, about);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    outcomes.add(rows.getString(1));
                }
            }
            return outcomes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
