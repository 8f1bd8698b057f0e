package org.openmss.ca.revocation.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.ca.Caller;
import org.openmss.ca.Doors;
import org.openmss.ca.notification.ListeningRegistrationAuthority;
import org.openmss.ca.notification.domain.StatusNewsOutbox;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.revocation.RevokeCertificate;
import org.openmss.ca.revocation.bulk.domain.BulkRevocations;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** From the wish to the last certificate. The clock of nobody runs here: the tests say when a node has its turn. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(value = ListeningRegistrationAuthority.class, restrictToAnnotatedClass = true)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class BulkRevocationApiTest {
    private static final String ENDED = "state = 'REVOKED' and serial like '5eed%'";

    @Inject
    DataSource database;

    @Inject
    BulkRevocations bulkRevocations;

    @Inject
    StatusNewsOutbox outbox;

    @Inject
    CertificateRegister register;

    @Inject
    RevokeCertificate revokeCertificate;

    @Inject
    InstantSource clock;

    private ContinueBulkRevocations node;

    @BeforeEach
    void aNode() throws SQLException {
        node = node();
        execute("update proposal set state = 'REJECTED', decided_by = 'test', decided_at = now() where state = 'OPEN'");
        execute("update bulk_revocation set state = 'STOPPED' where state = 'RUNNING'");
        execute("delete from bulk_revocation_item where serial like '5eed%'");
        execute("delete from status_news where serial like '5eed%'");
        execute("delete from certificate where serial like '5eed%'");
    }

    private ContinueBulkRevocations node() {
        return new ContinueBulkRevocations(bulkRevocations, register, revokeCertificate, clock);
    }

    private static String fresh() {
        return Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));
    }

    /** As many more certificates of a profile of their own as a test needs, made without the CA's key, which would take long. */
    private void many(int count) throws SQLException {
        execute("""
                insert into certificate (issuer, serial, request_id, fingerprint, profile, profile_version, state, to_be_signed,
                    certificate, subject, public_key, public_key_sha256, registration_id, iccid, proof_nonce, proof_signature,
                    proof_request, not_before, not_after, prepared_at, released_at, crl_partition)
                select issuer, '5eed' || lpad(to_hex(n), 12, '0'), 'many-' || gen_random_uuid(), fingerprint, 'signature-many',
                    profile_version, 'VALID', to_be_signed, certificate, subject, public_key, public_key_sha256, registration_id,
                    iccid, decode(md5('a' || n) || md5('b' || n), 'hex'), proof_signature, proof_request, not_before, not_after,
                    prepared_at, released_at, crl_partition
                from certificate, generate_series(1, %d) n where serial = '%s'
                """.formatted(count, fresh()));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from " + sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static ValidatableResponse propose(String operator, Map<String, ?> order) {
        return Caller.operator(
                operator,
                () -> given().contentType("application/json")
                        .body(order)
                        .post("/admin/bulk-revocations")
                        .then());
    }

    private static Map<String, Object> signatureMany() {
        return Map.of("profile", "signature-many", "reason", "keyCompromise");
    }

    private static String proposed(Map<String, ?> order) {
        return propose("anna", order).statusCode(202).extract().path("id");
    }

    private static ValidatableResponse approve(String operator, String id) {
        return Caller.operator(
                operator,
                () -> given().post("/admin/approvals/{id}/approval", id).then());
    }

    private static String approved(Map<String, ?> order) {
        String id = proposed(order);
        approve("bert", id).statusCode(200);
        return id;
    }

    private static ValidatableResponse get(String id) {
        return Caller.operator(
                "cleo", () -> given().get("/admin/bulk-revocations/{id}", id).then());
    }

    private static ValidatableResponse steer(String id, String step) {
        return Caller.operator(
                "cleo",
                () -> given().post("/admin/bulk-revocations/{id}/{step}", id, step)
                        .then());
    }

    private static ValidatableResponse certificate(String serial) {
        return given().get("/certificates/{serial}", serial).then();
    }

    // ---- the order

    @Test
    void aListIsRevokedAfterTheSecondOperatorsApprovalAndEachIsAnOrdinaryRevocation() throws SQLException {
        String one = fresh();
        String held = fresh();
        String since = given().post("/certificates/{serial}/suspension", held)
                .then()
                .extract()
                .path("heldSince");
        String untouched = fresh();
        String id = propose("anna", Map.of("serials", List.of(one, held), "reason", "superseded"))
                .statusCode(202)
                .body("act", equalTo("certificate.bulk-revoke"))
                .body("parameters.certificates", equalTo(2))
                .body("parameters.serials", hasItem(one))
                .extract()
                .path("id");
        node.goOn();
        get(id).statusCode(200).body("state", equalTo("PROPOSED"), "certificates", equalTo(2));
        certificate(one).body("state", equalTo("VALID"));

        approve("bert", id).statusCode(200);
        get(id).body("state", equalTo("RUNNING"), "remaining", equalTo(2), "approvedBy", equalTo("bert"));
        node.goOn();

        get(id).body("state", equalTo("DONE"), "revoked", equalTo(2), "remaining", equalTo(0));
        certificate(one).body("state", equalTo("REVOKED"), "reason", equalTo("superseded"));
        certificate(held).body("state", equalTo("REVOKED"), "revokedAt", equalTo(since));
        certificate(untouched).body("state", equalTo("VALID"));
        String ofOne = " where serial = '" + one + "'";
        assertThat(count("status_news" + ofOne)).isEqualTo(1);
        assertThat(count("crl_change" + ofOne)).isEqualTo(1);
        assertThat(count("audit_record where action = 'certificate.revoke' and actor = 'bert' and subject = '" + one
                        + "' and outcome = 'done-superseded-proposal-" + id + "'"))
                .isEqualTo(1);
        Caller.operator(
                "cleo",
                () -> given().get("/certificates/{serial}/history", one)
                        .then()
                        .statusCode(200)
                        .body(containsString(id)));
        assertThat(count("audit_record where subject = '" + id + "' and action like 'certificate.bulk-revoke.%'"))
                .isEqualTo(2);
    }

    @Test
    void whoProposesDoesNotApprove() {
        String one = fresh();
        String id = proposed(Map.of("serials", List.of(one), "reason", "superseded"));

        approve("anna", id).statusCode(403).body("type", equalTo("urn:mss:problem:second-operator-needed"));

        node.goOn();
        certificate(one).body("state", equalTo("VALID"));
    }

    @Test
    void aListWithUnknownSerialsIsRefusedAsAWholeAndNamesThem() {
        String one = fresh();

        propose("anna", Map.of("serials", List.of(one, "0102", "0a0b"), "reason", "superseded"))
                .statusCode(422)
                .body("type", equalTo("urn:mss:problem:unknown-certificates"))
                .body("serials", equalTo(List.of("0102", "0a0b")));

        node.goOn();
        certificate(one).body("state", equalTo("VALID"));
    }

    @Test
    void theScopeIsFixedWithTheApprovalAndTheApproverSeesWhatItHits() throws SQLException {
        many(3);
        String id = proposed(signatureMany());
        execute("update certificate set not_after = now() - interval '1 day' where serial = '5eed000000000003'");
        get(id).body("certificates", equalTo(2));
        approve("bert", id).statusCode(200);
        execute("update certificate set not_after = now() + interval '1 day' where serial = '5eed000000000003'");

        node.goOn();

        get(id).body("state", equalTo("DONE"), "certificates", equalTo(2));
        certificate("5eed000000000003").body("state", equalTo("VALID"));
    }

    @Test
    void anApprovalNeverRevokesMoreThanWasProposed() throws SQLException {
        many(3);
        execute("update certificate set not_after = now() - interval '1 day' where serial = '5eed000000000003'");
        String id = proposed(signatureMany());
        execute("update certificate set not_after = now() + interval '1 day' where serial = '5eed000000000003'");

        approve("bert", id)
                .statusCode(409)
                .body(
                        "type",
                        equalTo("urn:mss:problem:proposal-outdated"),
                        "detail",
                        containsString("now revoke 3 certificates, and was proposed for 2"),
                        "detail",
                        containsString("propose again"));

        node.goOn();
        get(id).body("state", equalTo("PROPOSED"));
        assertThat(count("certificate where " + ENDED)).isZero();
        assertThat(count("bulk_revocation_item where serial like '5eed%'")).isZero();
        propose("anna", signatureMany()).statusCode(409).body("proposal", equalTo(id));
        Caller.operator(
                "anna",
                () -> given().post("/admin/approvals/{id}/rejection", id).then().statusCode(200));
        String again = proposed(signatureMany());
        approve("bert", again).statusCode(200);
        get(again).body("certificates", equalTo(3));
    }

    @Test
    void anIssuersCertificatesAreThoseOfThisIssuerAlone() throws SQLException {
        many(2);
        execute("update certificate set issuer = repeat('ab', 20) where serial = '5eed000000000001'");
        String id = proposed(Map.of("issuer", "issuing", "reason", "cessationOfOperation"));
        get(id).body("scope", equalTo("issuer issuing"));

        Caller.operator(
                "bert",
                () -> given().post("/admin/approvals/{id}/rejection", id).then().statusCode(200));

        get(id).body("state", equalTo("REJECTED"));
        assertThat(count("certificate where issuer <> repeat('ab', 20) and state in ('VALID', 'ON_HOLD')"))
                .isEqualTo(get(id).extract().<Integer>path("certificates").longValue());
        approve("bert", id).statusCode(409);
    }

    @Test
    void anInvalidityDateIsBroughtToWhereItIsPossible() throws SQLException {
        many(1);
        var order = Map.of(
                "profile", "signature-many", "reason", "keyCompromise", "invalidityDate", "2020-01-01T00:00:00Z");
        String id = approved(order);

        node.goOn();

        get(id).body("state", equalTo("DONE"), "invalidityDate", equalTo("2020-01-01T00:00:00Z"));
        var answer = certificate("5eed000000000001").body("state", equalTo("REVOKED"));
        assertThat(Instant.parse(answer.extract().path("invalidityDate")))
                .isEqualTo(Instant.parse(answer.extract().path("notBefore")));
    }

    @Test
    void theSameWishTwiceIsOneProposalAndAnotherReasonIsRefusedMeanwhile() throws SQLException {
        many(1);
        String id = proposed(signatureMany());

        propose("cleo", signatureMany()).statusCode(202).body("id", equalTo(id));
        propose("cleo", Map.of("profile", "signature-many", "reason", "superseded"))
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:proposal-open"), "proposal", equalTo(id));
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        propose("anna", Map.of("reason", "superseded")).statusCode(400).body("detail", containsString("one alone"));
        propose("anna", Map.of("issuer", "issuing", "profile", "signature", "reason", "superseded"))
                .statusCode(400);
        propose("anna", Map.of("issuer", "nobody", "reason", "superseded"))
                .statusCode(400)
                .body("field", equalTo("issuer"), "detail", containsString("issuing"));
        propose("anna", Map.of("serials", List.of("XYZ"), "reason", "superseded"))
                .statusCode(400)
                .body("field", equalTo("serials"));
        propose("anna", Map.of("serials", List.of(), "reason", "superseded")).statusCode(400);
        propose("anna", Map.of("serials", List.of("0102", "0102"), "reason", "superseded"))
                .statusCode(400);
        propose("anna", Map.of("profile", "signature", "reason", "certificateHold"))
                .statusCode(400)
                .body("field", equalTo("reason"));
        propose(
                        "anna",
                        Map.of(
                                "profile",
                                "signature",
                                "reason",
                                "superseded",
                                "invalidityDate",
                                "2099-01-01T00:00:00Z"))
                .statusCode(400)
                .body("field", equalTo("invalidityDate"));
        propose("anna", Map.of("profile", "signature-none", "reason", "superseded"))
                .statusCode(422)
                .body("type", equalTo("urn:mss:problem:nothing-to-revoke"));
        get("00000000-0000-0000-0000-000000000001").statusCode(404);
        get("one").statusCode(400).body("field", equalTo("id"));
    }

    @Test
    @TestSecurity(user = "carl", roles = "ca-auditor")
    void anAuditorLooksAndDoesNothingElse() {
        given().get("/admin/bulk-revocations").then().statusCode(200);
        given().contentType("application/json")
                .body(signatureMany())
                .post("/admin/bulk-revocations")
                .then()
                .statusCode(403);
        given().post("/admin/bulk-revocations/{id}/stop", UUID.randomUUID())
                .then()
                .statusCode(403);
        given().post("/admin/bulk-revocations/{id}/continuation", UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @Test
    void theRegistrationAuthorityHasNoBulkRevocations() {
        given().get("/admin/bulk-revocations").then().statusCode(403);
    }

    // ---- the way

    @Test
    void itStopsAtOnceAndGoesOnWhereItWas() throws SQLException {
        many(250);
        var id = UUID.fromString(approved(signatureMany()));
        assertThat(node.batch(id)).isTrue();

        steer(id.toString(), "stop").statusCode(200).body("state", equalTo("STOPPED"), "revoked", equalTo(100));
        node.goOn();
        assertThat(node.batch(id)).isFalse();
        assertThat(count("certificate where " + ENDED)).isEqualTo(100);

        steer(id.toString(), "continuation").statusCode(200).body("state", equalTo("RUNNING"));
        node.goOn();
        get(id.toString()).body("state", equalTo("DONE"), "revoked", equalTo(250));
        steer(id.toString(), "stop").statusCode(409).body("type", equalTo("urn:mss:problem:bulk-revocation-done"));
        Caller.operator(
                "cleo",
                () -> given().get("/admin/bulk-revocations").then().body("bulkRevocations.id", hasItem(id.toString())));
    }

    @Test
    void anUrgentOneDoesNotWaitForTheEndOfAnother() throws SQLException {
        many(350);
        String slow = approved(signatureMany());
        node.round(new ContinueBulkRevocations.HeldUp());
        get(slow).body("revoked", equalTo(100));
        String urgent = fresh();
        String second = approved(Map.of("serials", List.of(urgent), "reason", "keyCompromise"));

        node.round(new ContinueBulkRevocations.HeldUp());

        get(slow).body("state", equalTo("RUNNING"), "revoked", equalTo(200));
        get(second).body("revoked", equalTo(1), "remaining", equalTo(0));
        certificate(urgent).body("state", equalTo("REVOKED"));
        node.goOn();
        get(second).body("state", equalTo("DONE"));
        get(slow).body("state", equalTo("DONE"), "revoked", equalTo(350));
    }

    @Test
    void aCrashInTheMiddleOfABatchLosesNothingAndRevokesNothingTwice() throws SQLException {
        many(250);
        var id = UUID.fromString(approved(signatureMany()));
        execute("""
                create function crash() returns trigger language plpgsql as
                    $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$""");
        execute("create trigger crash before update of outcome on bulk_revocation_item for each row"
                + " when (new.serial = '5eed000000000096') execute function crash()");
        try {
            assertThat(node.batch(id)).isTrue();
            assertThatThrownBy(() -> node.batch(id)).isNotNull(); // ends at the 150th
        } finally {
            execute("drop trigger crash on bulk_revocation_item");
            execute("drop function crash()");
        }
        assertThat(count("certificate where " + ENDED)).isEqualTo(100);
        get(id.toString()).body("state", equalTo("RUNNING"), "revoked", equalTo(100), "remaining", equalTo(150));

        node().goOn();

        get(id.toString()).body("state", equalTo("DONE"), "revoked", equalTo(250));
        eachWasRevokedOnce(250, id);
    }

    @Test
    void aCertificateThatCannotBeRevokedHoldsUpItselfAlone() throws SQLException {
        many(250);
        var id = UUID.fromString(approved(signatureMany()));
        execute("""
                create function refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'this one cannot be revoked'; end $$""");
        execute("create trigger refuse before update of state on certificate for each row"
                + " when (new.serial = '5eed000000000096') execute function refuse()");
        try {
            node.goOn();
        } finally {
            execute("drop trigger refuse on certificate");
            execute("drop function refuse()");
        }
        get(id.toString()).body("state", equalTo("RUNNING"), "revoked", equalTo(249), "remaining", equalTo(1));
        certificate("5eed000000000096").body("state", equalTo("VALID"));

        node.goOn();

        get(id.toString()).body("state", equalTo("DONE"), "revoked", equalTo(250));
        eachWasRevokedOnce(250, id);
    }

    @Test
    void twoNodesShareTheWork() throws Exception {
        many(1000);
        var id = UUID.fromString(approved(signatureMany()));
        var nodes = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 2; i++) {
            var one = node();
            nodes.add(() -> {
                one.goOn();
                return true;
            });
        }

        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var run : threads.invokeAll(nodes)) {
                run.get();
            }
        }
        node.goOn(); // where each has left the last certificates to the other

        get(id.toString()).body("state", equalTo("DONE"), "revoked", equalTo(1000), "revokedBefore", equalTo(0));
        eachWasRevokedOnce(1000, id);
    }

    @Test
    void newsOfASingleRevocationDoesNotWaitBehindThatOfMany() throws SQLException {
        execute("delete from status_news");
        many(250);
        String id = approved(signatureMany());
        node.goOn();
        get(id).body("state", equalTo("DONE"));
        String single = fresh();
        Doors.revoke(single, "keyCompromise").statusCode(200);

        var next = outbox.claim(32, Duration.ofSeconds(30));

        assertThat(next).hasSize(32);
        assertThat(next).extracting(news -> news.serial().toString()).contains(single);
    }

    @Test
    void whatSomebodyElseRevokedMeanwhileIsCountedApartAndKeepsItsReason() throws SQLException {
        many(2);
        String id = approved(signatureMany());
        Doors.revoke("5eed000000000001", "superseded").statusCode(200);

        node.goOn();

        get(id).body("state", equalTo("DONE"), "revoked", equalTo(1), "revokedBefore", equalTo(1));
        certificate("5eed000000000001").body("reason", equalTo("superseded"));
    }

    @Test
    void tenThousandGoInManyTransactionsAndInFlatHeap() throws SQLException {
        many(10_000);
        var id = UUID.fromString(approved(signatureMany()));
        for (int batches = 0; batches < 10; batches++) {
            node.batch(id);
        }
        long early = usedHeap();

        node.goOn();

        long late = usedHeap();
        get(id.toString()).body("state", equalTo("DONE"), "revoked", equalTo(10_000));
        assertThat(count("(select distinct changed_by from (select distinct on (serial) changed_by from status_change"
                        + " join certificate using (serial) where " + ENDED
                        + " order by serial, changed_by desc) last) transactions"))
                .isEqualTo(100);
        assertThat(late - early).isLessThan(16L << 20);
    }

    private static long usedHeap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void eachWasRevokedOnce(int many, UUID id) throws SQLException {
        assertThat(count("certificate where " + ENDED)).isEqualTo(many);
        assertThat(count("audit_record where action = 'certificate.revoke' and outcome like '%proposal-" + id + "'"))
                .isEqualTo(many);
        assertThat(count(
                        "(select distinct subject from audit_record where action = 'certificate.revoke' and outcome like '%proposal-"
                                + id + "') once"))
                .isEqualTo(many);
        assertThat(
                        count(
                                "(select serial from status_news where serial like '5eed%' group by serial having count(*) > 1) twice"))
                .isZero();
    }
}
