package org.openmss.ra.enrolment;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.kernel.ActivationMessage;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;
import org.openmss.testkit.PostgresForTests;
import org.openmss.testkit.SettableClock;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Credentials.class)
@SuppressWarnings("NullAway.Init") // the test framework sets what is injected
class EnrolmentApiTest {
    @Inject
    Callers callers;

    @Inject
    Neighbours neighbours;

    @Inject
    SettableClock clock;

    @Inject
    DataSource database;

    @Inject
    ResumeUnfinished resume;

    @TestHTTPResource(value = "/keys", tls = true)
    URI keys;

    @TestHTTPResource(value = "/admin/registrations", tls = true)
    URI registrations;

    private final long number = ThreadLocalRandom.current().nextLong(1_000_000_000L);
    private final String msisdn = "+99901%09d".formatted(number);
    private final SimCard card = new SimCard(Iccid.withCheckDigit("899990100%09d".formatted(number)));

    @BeforeEach
    void everybodyIsThere() {
        neighbours.reset();
    }

    private record Enrolled(RegistrationId id, String code) {}

    // --- the path ---

    @Test
    void aPersonIsRegisteredHisKeysAreCertifiedAndHeIsActive() {
        var enrolled = enrol();
        get(enrolled).body("state", equalTo("PENDING_KEY")).body("certificates", hasSize(0));

        assertThat(report(enrolled).statusCode()).isEqualTo(204);

        get(enrolled)
                .body("state", equalTo("ACTIVE"))
                .body("person.surname", equalTo("Nordmann"))
                .body("person.dateOfBirth", equalTo("1980-02-29"))
                .body("msisdn", equalTo(msisdn))
                .body("iccid", equalTo(card.iccid.value()))
                .body("subjectSerialNumber", matchesPattern("MSS[A-Z2-9]{13}"))
                .body("certificates.purpose", equalTo(List.of("authentication", "signature")))
                .body("certificates.state", equalTo(List.of("VALID", "VALID")))
                .body("failure", nullValue());
        var handedOver = requireNonNull(neighbours.activated.get(enrolled.id().toString()))
                .getJsonArray("certificates");
        assertThat(handedOver.getJsonObject(0).getString("purpose")).isEqualTo("authentication");
        assertThat(handedOver.getJsonObject(0).getJsonArray("chain")).hasSize(3);
        assertThat(audited(enrolled))
                .containsExactly(
                        "anna registration.create done",
                        "mssp-gateway registration.certify done",
                        "mssp-gateway registration.activate done");
    }

    @Test
    void theCertificateAuthorityIsToldPublicKeyProofProfileAndSubjectAlone() {
        var enrolled = enrol();
        report(enrolled);

        var request = neighbours.certificateRequests.getFirst();
        assertThat(request.fieldNames())
                .containsExactlyInAnyOrder("requestId", "profile", "subject", "publicKey", "proof");
        assertThat(request.getString("profile")).isEqualTo("authentication");
        assertThat(request.getJsonObject("subject").fieldNames())
                .containsExactlyInAnyOrder("countryName", "givenName", "surname", "serialNumber");
        assertThat(request.getJsonObject("proof").getString("nonce"))
                .isEqualTo(nonce(enrolled).toBase64());
    }

    @Test
    void theSameReportAgainIsAnsweredTheSame() {
        var enrolled = enrol();
        report(enrolled);

        assertThat(report(enrolled).statusCode()).isEqualTo(204);

        assertThat(neighbours.certificateRequests).hasSize(2);
    }

    @Test
    void otherKeysForAnActivePersonAreRefused() {
        var enrolled = enrol();
        report(enrolled);

        var answer = report(enrolled, new SimCard(card.iccid), enrolled.code());

        assertProblem(answer, 409, "other-keys-accepted");
    }

    @Test
    void oneAndTheSamePersonKeepsHisSubjectSerialNumber() {
        String document = document();
        var first = enrol(body(document));
        String serial = get(first).extract().path("subjectSerialNumber");
        revoke(first).statusCode(200);

        var second = enrol(body(document));

        get(second).body("subjectSerialNumber", equalTo(serial));
    }

    @Test
    void aRegistrationIsFoundByItsNumber() {
        var enrolled = enrol();

        as("auditor")
                .queryParam("msisdn", msisdn)
                .get("/admin/registrations")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(enrolled.id().toString())));
        as("ra-supervisor")
                .urlEncodingEnabled(false)
                .get("/admin/registrations?msisdn=" + msisdn)
                .then()
                .statusCode(200)
                .body("", hasSize(1));
        as("auditor").get("/admin/registrations").then().statusCode(400).body("field", equalTo("msisdn"));
        as("auditor").get("/admin/registrations?msisdn=abc").then().statusCode(400);
    }

    // --- activation code ---

    @Test
    void threeWrongCodesSpendTheTriesAndANewCodeBringsNewOnes() {
        var enrolled = enrol();
        for (int left = 2; left >= 0; left--) {
            var answer = report(enrolled, card, wrong(enrolled.code()));
            assertProblem(answer, 403, "wrong-activation-code");
            assertThat(new JsonObject(answer.body()).getInteger("triesLeft")).isEqualTo(left);
        }
        assertProblem(report(enrolled), 410, "activation-code-expired");

        var renewed = renew(enrolled);

        assertThat(report(renewed).statusCode()).isEqualTo(204);
        assertThat(audited(enrolled)).contains("mssp-gateway keys.report wrong-activation-code");
    }

    @Test
    void rivalsDoNotShareATry() throws Exception {
        var enrolled = enrol();
        var bodies = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            bodies.add(reportBody(enrolled, card, wrong(enrolled.code())));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(bodies.stream()
                    .map(body -> (Callable<Integer>)
                            () -> callers.post(keys, body, "mssp-gateway").statusCode())
                    .toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(403, 410);
            assertThat(statuses.stream().filter(status -> status == 403)).hasSize(3);
        }
    }

    @Test
    void theSameReportTwiceAtOnceMakesOneCertificateForEachPurpose() throws Exception {
        var enrolled = enrol();
        String body = reportBody(enrolled, card, enrolled.code());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(
                    () -> callers.post(keys, body, "mssp-gateway").statusCode());
            var two = threads.submit(
                    () -> callers.post(keys, body, "mssp-gateway").statusCode());
            assertThat(List.of(one.get(), two.get())).containsOnly(204);
        }
        assertThat(neighbours.certificateRequests.stream()
                        .map(request -> request.getString("requestId"))
                        .distinct())
                .hasSize(2);
        get(enrolled).body("state", equalTo("ACTIVE")).body("certificates", hasSize(2));
    }

    @Test
    void aCodeIsTooLateAfterFifteenMinutes() {
        var enrolled = enrol();
        clock.advance(Duration.ofMinutes(15));

        assertProblem(report(enrolled), 410, "activation-code-expired");
    }

    @Test
    void theCodeIsStoredAsASaltedHashAlone() throws SQLException {
        var enrolled = enrol();

        assertThat(one("select row(r.*)::text from registration r where id = '" + enrolled.id() + "'"))
                .doesNotContain(enrolled.code())
                .doesNotContain(Bytes.of(enrolled.code().getBytes(StandardCharsets.US_ASCII))
                        .toHex());
    }

    @Test
    void theDocumentNumberIsStoredEncrypted() throws SQLException {
        String document = document();
        var enrolled = enrol(body(document));
        String where = " where registration_id = '" + enrolled.id() + "'";

        assertThat(one("select row(p.*)::text from identity_proof p" + where))
                .doesNotContain(document)
                .doesNotContain(
                        Bytes.of(document.getBytes(StandardCharsets.US_ASCII)).toHex());
        assertThat(one("select length(document_number_sealed)::text from identity_proof" + where))
                .isEqualTo(Integer.toString(12 + document.length() + 16));
    }

    // --- keys that are not what they should be ---

    @Test
    void keysThatWereExchangedOnTheWayAreRefused() {
        var enrolled = enrol();
        var honest = new JsonObject(reportBody(enrolled, card, enrolled.code()));
        var foreign = new JsonObject(reportBody(enrolled, new SimCard(card.iccid), "00000000"));
        honest.put("keys", foreign.getJsonArray("keys"));

        var answer = callers.post(keys, honest.encode(), "mssp-gateway");

        assertProblem(answer, 422, "bad-proof");
        get(enrolled).body("state", equalTo("PENDING_KEY"));
    }

    @Test
    void aProofForAnEarlierCallForKeysIsRefused() {
        var enrolled = enrol();
        String old = reportBody(enrolled, card, enrolled.code());
        renew(enrolled);

        assertProblem(callers.post(keys, old, "mssp-gateway"), 422, "bad-proof");
    }

    @Test
    void anActivationMessageThatIsNotForThisAuthorityIsRefused() {
        var enrolled = enrol();
        var body = new JsonObject(reportBody(enrolled, card, enrolled.code()));
        body.put("encryptedActivationCode", Bytes.of(new byte[256]).toBase64());

        assertProblem(callers.post(keys, body.encode(), "mssp-gateway"), 422, "bad-proof");
    }

    @ParameterizedTest
    @CsvSource({
        "registrationId,          x,      registrationId",
        "iccid,                   89,     iccid",
        "keys,                    NULL,   keys",
        "encryptedActivationCode, '%%',   encryptedActivationCode",
        "keys,                    EMPTY,  keys",
        "keys,                    ONE,    keys",
        "keys,                    DOUBLE, keys",
        "keys,                    HOLE,   keys",
        "keys,                    GARBLED,keys.publicKey",
    })
    void aReportThatIsNotOneIsRefusedWithTheMembersName(String member, String value, String field) {
        var enrolled = enrol();
        var body = new JsonObject(reportBody(enrolled, card, enrolled.code()));
        var honest = body.getJsonArray("keys");
        Object wrong = switch (value) {
            case "NULL" -> null;
            case "EMPTY" -> new JsonArray();
            case "ONE" -> new JsonArray().add(honest.getJsonObject(0));
            case "DOUBLE" -> new JsonArray().add(honest.getJsonObject(0)).add(honest.getJsonObject(0));
            case "HOLE" -> new JsonArray().addNull().add(honest.getJsonObject(0));
            case "GARBLED" ->
                new JsonArray()
                        .add(honest.getJsonObject(0).copy().put("publicKey", "AAAA"))
                        .add(honest.getJsonObject(1));
            default -> value;
        };

        var answer = callers.post(keys, body.put(member, wrong).encode(), "mssp-gateway");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("field")).isEqualTo(field);
    }

    @Test
    void aReportForAnUnknownRegistrationIsRefused() {
        var enrolled = enrol();
        var body = new JsonObject(reportBody(enrolled, card, enrolled.code()))
                .put("registrationId", "00000000-0000-4000-8000-000000000000");

        assertProblem(callers.post(keys, body.encode(), "mssp-gateway"), 404, "unknown-registration");
    }

    // --- neighbours that fail ---

    @Test
    void whereTheCertificateAuthorityWasAwayTheSameReportResumes() {
        var enrolled = enrol();
        neighbours.certificateAuthorityAnswers = 500;
        String body = reportBody(enrolled, card, enrolled.code());
        assertProblem(callers.post(keys, body, "mssp-gateway"), 503, "certification-unfinished");
        get(enrolled).body("state", equalTo("PENDING_KEY"));
        neighbours.certificateAuthorityAnswers = 0;

        assertThat(callers.post(keys, body, "mssp-gateway").statusCode()).isEqualTo(204);

        get(enrolled).body("state", equalTo("ACTIVE"));
    }

    @Test
    void whereNobodyAsksAgainTheSweepResumes() {
        var enrolled = enrol();
        neighbours.homeMsspAnswers = 503;
        assertProblem(report(enrolled), 503, "certification-unfinished");
        neighbours.homeMsspAnswers = 0;
        clock.advance(Duration.ofMinutes(1));

        resume.resume();

        get(enrolled).body("state", equalTo("ACTIVE"));
        assertThat(audited(enrolled)).contains("system registration.activate done");
    }

    @Test
    void aCertificateForAnotherKeyIsNotBound() {
        var enrolled = enrol();
        neighbours.wrongKey = true;

        assertProblem(report(enrolled), 503, "certification-unfinished");

        assertThat(neighbours.activated).doesNotContainKey(enrolled.id().toString());
    }

    @Test
    void whereTheCertificateAuthoritySaysNoTheRegistrationFails() {
        var enrolled = enrol();
        neighbours.certificateAuthorityAnswers = 422;

        assertProblem(report(enrolled), 409, "registration-ended");

        get(enrolled).body("state", equalTo("FAILED")).body("failure", equalTo("certificate-refused"));
        assertThat(neighbours.revokedSubscribers).contains(enrolled.id().toString());
    }

    @Test
    void whereTheOperatorKnowsNoSuchSimTheRegistrationFailsAndNumberAndSimAreFree() {
        neighbours.keyGenerationAnswers = 404;
        post(body(document())).statusCode(422).body("type", equalTo("urn:mss:problem:unknown-sim"));
        neighbours.keyGenerationAnswers = 0;

        enrol();
    }

    @Test
    void whereTheOperatorIsAwayTheRegistrationStandsAndANewCodeResumesIt() {
        neighbours.homeMsspAnswers = 503;
        String id = post(body(document()))
                .statusCode(503)
                .body("type", equalTo("urn:mss:problem:phone-not-asked"))
                .extract()
                .path("id");
        neighbours.homeMsspAnswers = 0;

        var renewed = renew(new Enrolled(RegistrationId.parse(id), ""));

        assertThat(report(renewed).statusCode()).isEqualTo(204);
    }

    // --- revocation ---

    @Test
    void aRevocationTellsBothNeighboursAndIsIdempotent() {
        var enrolled = enrol();
        report(enrolled);

        revoke(enrolled)
                .statusCode(200)
                .body("state", equalTo("REVOKED"))
                .body("certificates.state", equalTo(List.of("REVOKED", "REVOKED")));
        revoke(enrolled).statusCode(200).body("state", equalTo("REVOKED"));

        assertThat(neighbours.revokedSubscribers).contains(enrolled.id().toString());
        List<String> serials = get(enrolled).extract().path("certificates.serial");
        assertThat(neighbours.revoked).containsKeys(serials.toArray(String[]::new));
        assertProblem(report(enrolled), 409, "registration-ended");
    }

    @Test
    void aRevocationThatFoundTheCertificateAuthorityAwayIsResumedByTheOfficer() {
        var enrolled = enrol();
        report(enrolled);
        neighbours.certificateAuthorityAnswers = 503;
        revoke(enrolled).statusCode(503).body("type", equalTo("urn:mss:problem:revocation-unfinished"));
        assertThat(neighbours.revokedSubscribers).contains(enrolled.id().toString());
        get(enrolled).body("state", equalTo("REVOKED")).body("certificates.state", equalTo(List.of("VALID", "VALID")));
        neighbours.certificateAuthorityAnswers = 0;

        revoke(enrolled).statusCode(200).body("certificates.state", equalTo(List.of("REVOKED", "REVOKED")));
    }

    @Test
    void aRevocationThatFoundTheHomeMsspAwayIsResumedByTheSweep() {
        var enrolled = enrol();
        report(enrolled);
        neighbours.homeMsspAnswers = 500;
        revoke(enrolled).statusCode(503);
        neighbours.homeMsspAnswers = 0;
        clock.advance(Duration.ofMinutes(1));

        resume.resume();

        assertThat(neighbours.revokedSubscribers).contains(enrolled.id().toString());
        assertThat(audited(enrolled)).contains("anna registration.withdraw done", "system registration.revoke done");
    }

    @Test
    void anUnknownReasonOrRegistrationIsRefused() {
        var enrolled = enrol();
        revoke(enrolled, "{\"reason\":\"boredom\"}").statusCode(400).body("field", equalTo("reason"));
        revoke(enrolled, "{}").statusCode(400).body("field", equalTo("reason"));
        revoke(enrolled, "").statusCode(400);
        var unknown = new Enrolled(RegistrationId.parse("00000000-0000-4000-8000-000000000000"), "");
        revoke(unknown).statusCode(404).body("type", equalTo("urn:mss:problem:unknown-registration"));
        as("ra-officer").get("/admin/registrations/nonsense").then().statusCode(400);
        get(enrolled).body("state", equalTo("PENDING_KEY"));
    }

    // --- what officers may get wrong ---

    @Test
    void aNumberOrSimThatIsBoundIsRefused() {
        enrol();
        post(body(document())).statusCode(409).body("type", equalTo("urn:mss:problem:number-already-bound"));
        post(body(document()).put("msisdn", msisdn + "1"))
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:sim-already-bound"));
    }

    @Test
    void aDocumentWithAnotherDateOfBirthIsRefused() {
        String document = document();
        revoke(enrol(body(document)));
        var other = body(document);
        other.getJsonObject("person").put("dateOfBirth", "1981-01-01");

        post(other).statusCode(409).body("type", equalTo("urn:mss:problem:document-conflict"));
    }

    @Test
    void anExpiredDocumentAndMissingConsentAreRefused() {
        var expired = body(document());
        expired.getJsonObject("identityProof").put("validUntil", "2020-01-01");
        post(expired).statusCode(422).body("type", equalTo("urn:mss:problem:document-expired"));
        post(body(document()).put("termsAccepted", false))
                .statusCode(422)
                .body("type", equalTo("urn:mss:problem:terms-not-accepted"));
    }

    @ParameterizedTest
    @CsvSource({
        "msisdn,                         12",
        "iccid,                          8999901000000000001",
        "termsAccepted,                  ",
        "person,                         ",
        "person.givenName,               ' '",
        "person.surname,                 '<script>'",
        "person.countryCode,             AB",
        "person.dateOfBirth,             29.2.1980",
        "person.dateOfBirth,             2999-01-01",
        "identityProof,                  ",
        "identityProof.documentType,     LIBRARY_CARD",
        "identityProof.documentNumber,   '!'",
        "identityProof.issuingCountry,   no",
        "identityProof.validUntil,       2030-02-30",
        "identityProof.method,           BY_FAX",
    })
    void whatCannotBeUsedIsNamed(String field, String value) {
        var body = body(document());
        var path = field.split("\\.", -1);
        var object = path.length == 1 ? body : body.getJsonObject(path[0]);
        object.put(path[path.length - 1], value);

        post(body).statusCode(400).body("field", equalTo(field)).contentType("application/problem+json");
    }

    @Test
    void namesTooLongForACertificateAreRefused() {
        var body = body(document());
        body.getJsonObject("person").put("givenName", "a".repeat(40)).put("surname", "b".repeat(40));

        post(body).statusCode(400).body("detail", containsString("63"));
    }

    @Test
    void whatIsNotTheJsonWeKnowIsRefused() {
        post("{\"person\":").statusCode(400).body("type", equalTo("urn:mss:problem:malformed-json"));
        post("").statusCode(400);
        post("[]").statusCode(400);
        post(body(document()).put("vip", true)).statusCode(400).body("field", equalTo("vip"));
        post("{\"msisdn\":\"+99901000001\",\"msisdn\":\"+99901000002\"}").statusCode(400);
        as("ra-officer")
                .contentType("text/xml")
                .body("<person/>")
                .post("/admin/registrations")
                .then()
                .statusCode(415);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        post("{\"msisdn\":\"" + "1".repeat(70_000) + "\"}").statusCode(413);
    }

    @Test
    void aNewCodeForWhoIsActiveIsRefused() {
        var enrolled = enrol();
        report(enrolled);

        as("ra-officer")
                .post("/admin/registrations/" + enrolled.id() + "/activation-code")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:not-waiting-for-keys"));
        assertThat(audited(enrolled)).contains("anna registration.activation-code not-waiting-for-keys");
    }

    // --- who may enter ---

    @Test
    void withoutAGoodTokenNobodyEntersTheOffice() {
        var later = Instant.now().plusSeconds(300);
        given().get("/admin/registrations?msisdn=1").then().statusCode(401);
        for (String token : List.of(
                "garbage",
                callers.token("ra-officer", Callers.ISSUER, "mssp-gateway", later, "issuer.key"),
                callers.token("ra-officer", "https://elsewhere.invalid", "registration-authority", later, "issuer.key"),
                callers.token(
                        "ra-officer",
                        Callers.ISSUER,
                        "registration-authority",
                        Instant.now().minusSeconds(300),
                        "issuer.key"),
                callers.token("ra-officer", Callers.ISSUER, "registration-authority", later, "stranger.key"))) {
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(body(document()).encode())
                    .post("/admin/registrations")
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("urn:mss:problem:unauthorized"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ra-supervisor", "auditor", "mssp-operator", "mssp-gateway"})
    void onlyOfficersRegisterRenewAndRevoke(String role) {
        var enrolled = enrol();
        String path = "/admin/registrations/" + enrolled.id();
        as(role).contentType("application/json")
                .body(body(document()).encode())
                .post("/admin/registrations")
                .then()
                .statusCode(403);
        as(role).post(path + "/activation-code").then().statusCode(403);
        as(role).contentType("application/json")
                .body("{\"reason\":\"superseded\"}")
                .post(path + "/revocation")
                .then()
                .statusCode(403);
        get(enrolled).body("state", equalTo("PENDING_KEY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mssp-operator", "mssp-gateway", "ca-operator"})
    void othersDoNotEvenLook(String role) {
        as(role).get("/admin/registrations?msisdn=" + msisdn).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"auditor, 200", "ra-officer, 403", "ra-supervisor, 403", "ca-auditor, 403"})
    void theAuditTrailIsTheAuditorsAlone(String role, int status) {
        as(role).get("/audit/records").then().statusCode(status);
    }

    @Test
    void whoIsKnownAndNotAllowedIsRecorded() throws Exception {
        String path = "/admin/registrations/" + RegistrationId.parse("00000000-0000-4000-8000-%012d".formatted(number));
        as("mssp-operator").get(path).then().statusCode(403);

        for (int i = 0; i < 100 && acts("GET " + path).isEmpty(); i++) {
            Thread.sleep(50);
        }

        assertThat(acts("GET " + path)).containsExactly("anna door.enter forbidden");
    }

    @Test
    void onlyTheHomeMsspReportsKeys() {
        var enrolled = enrol();
        String body = reportBody(enrolled, card, enrolled.code());

        assertThat(callers.post(keys, body, null).statusCode()).isEqualTo(401);
        assertThat(callers.post(keys, body, "handset-simulator").statusCode()).isEqualTo(403);
        assertThat(callers.post(keys, body, null, callers.token("mssp-gateway")).statusCode())
                .isEqualTo(401);
        given().contentType("application/json").body(body).post("/keys").then().statusCode(401);
        given().auth()
                .oauth2(callers.token("mssp-gateway"))
                .contentType("application/json")
                .body(body)
                .post("/keys")
                .then()
                .statusCode(401);
        get(enrolled).body("state", equalTo("PENDING_KEY"));
    }

    @Test
    void aCertificateIsNoOfficer() {
        String body = body(document()).encode();

        assertThat(callers.post(registrations, body, "ra-officer").statusCode()).isEqualTo(401);
        assertThat(callers.post(registrations, body, "mssp-gateway").statusCode())
                .isEqualTo(401);
    }

    // --- how it is said ---

    private static String document() {
        return "N" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L);
    }

    private JsonObject body(String document) {
        return new JsonObject()
                .put(
                        "person",
                        new JsonObject()
                                .put("givenName", "Åse")
                                .put("surname", "Nordmann")
                                .put("countryCode", "NO")
                                .put("dateOfBirth", "1980-02-29"))
                .put(
                        "identityProof",
                        new JsonObject()
                                .put("documentType", "PASSPORT")
                                .put("documentNumber", document)
                                .put("issuingCountry", "NO")
                                .put("validUntil", "2090-01-01")
                                .put("method", "IN_PERSON"))
                .put("msisdn", msisdn)
                .put("iccid", card.iccid.value())
                .put("termsAccepted", true);
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(callers.token(role));
    }

    private ValidatableResponse post(JsonObject body) {
        return post(body.encode());
    }

    private ValidatableResponse post(String body) {
        return as("ra-officer")
                .contentType("application/json")
                .body(body)
                .post("/admin/registrations")
                .then();
    }

    private Enrolled enrol() {
        return enrol(body(document()));
    }

    private Enrolled enrol(JsonObject body) {
        return enrolled(post(body).statusCode(201).body("state", equalTo("PENDING_KEY")));
    }

    private Enrolled renew(Enrolled enrolled) {
        return enrolled(as("ra-officer")
                .post("/admin/registrations/" + enrolled.id() + "/activation-code")
                .then()
                .statusCode(200));
    }

    private static Enrolled enrolled(ValidatableResponse answer) {
        answer.body("activationCode", matchesPattern("[0-9]{8}"));
        return new Enrolled(
                RegistrationId.parse(answer.extract().path("id")),
                answer.extract().path("activationCode"));
    }

    private ValidatableResponse get(Enrolled enrolled) {
        return as("auditor").get("/admin/registrations/" + enrolled.id()).then().statusCode(200);
    }

    private ValidatableResponse revoke(Enrolled enrolled) {
        return revoke(enrolled, "{\"reason\":\"keyCompromise\"}");
    }

    private ValidatableResponse revoke(Enrolled enrolled, String body) {
        return as("ra-officer")
                .contentType("application/json")
                .body(body)
                .post("/admin/registrations/" + enrolled.id() + "/revocation")
                .then();
    }

    private HttpResponse<String> report(Enrolled enrolled) {
        return report(enrolled, card, enrolled.code());
    }

    private HttpResponse<String> report(Enrolled enrolled, SimCard from, String code) {
        return callers.post(keys, reportBody(enrolled, from, code), "mssp-gateway");
    }

    private String reportBody(Enrolled enrolled, SimCard from, String code) {
        var nonce = nonce(enrolled);
        var reported = new JsonArray();
        for (var purpose : KeyPurpose.values()) {
            var key = from.reportedKey(purpose, enrolled.id(), nonce);
            reported.add(new JsonObject()
                    .put("purpose", purpose.wireName())
                    .put("publicKey", key.key().encoded().toBase64())
                    .put("proof", key.proof().toBase64()));
        }
        ActivationMessage message = from.activationMessage(code, enrolled.id(), nonce);
        return new JsonObject()
                .put("registrationId", enrolled.id().toString())
                .put("iccid", from.iccid.value())
                .put("keys", reported)
                .put(
                        "encryptedActivationCode",
                        SimCard.encrypted(message, callers.activationKey()).toBase64())
                .encode();
    }

    private Bytes nonce(Enrolled enrolled) {
        var order = requireNonNull(neighbours.keyGenerations.get(enrolled.id().toString()));
        assertThat(order.getString("registrationAuthorityKeyId"))
                .isEqualTo(
                        Bytes.of(callers.activationKey().getEncoded()).sha256().toHex());
        return Bytes.ofBase64(order.getString("nonce"));
    }

    private static String wrong(String code) {
        return code.equals("00000000") ? "00000001" : "00000000";
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.body()).contains("urn:mss:problem:" + name);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private List<String> audited(Enrolled enrolled) {
        return acts(enrolled.id().toString());
    }

    private List<String> acts(String subject) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select actor, action, outcome from audit_record where subject = ? order by id")) {
            query.setString(1, subject);
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String one(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
