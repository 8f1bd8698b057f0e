package org.openmss.ra.enrolment;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Registrations;
import org.openmss.ra.identity.domain.DocumentNumber;
import org.openmss.ra.identity.domain.IdentityProof;
import org.openmss.testkit.PostgresForTests;
import org.openmss.testkit.SettableClock;

/** The certificate authority's door. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Credentials.class)
@SuppressWarnings("NullAway.Init") // the test framework sets what is injected
class StatusNewsApiTest {
    private static final String CA = "certificate-authority";

    @Inject
    Callers callers;

    @Inject
    Neighbours neighbours;

    @Inject
    EnrolSubscriber enrolSubscriber;

    @Inject
    AcceptKeys acceptKeys;

    @Inject
    Registrations registrations;

    @Inject
    ResumeUnfinished resume;

    @Inject
    SettableClock clock;

    @TestHTTPResource(value = "/certificates", tls = true)
    URI certificates;

    private final long number = ThreadLocalRandom.current().nextLong(1_000_000_000L);
    private RegistrationId id;
    private String authentication;
    private String signature;

    @BeforeEach
    void somebodyWhoCanSign() {
        neighbours.reset();
        var known = Office.command(true, LocalDate.parse("2090-01-01"));
        var card = new SimCard(Iccid.withCheckDigit("899990100%09d".formatted(number)));
        var proof = new IdentityProof(
                IdentityProof.DocumentType.PASSPORT,
                new DocumentNumber("N" + number),
                known.proof().issuingCountry(),
                known.proof().validUntil(),
                IdentityProof.Method.IN_PERSON);
        var enrolled = enrolSubscriber.enrol(
                new EnrolSubscriber.Command(
                        known.person(), proof, new Msisdn("+99901%09d".formatted(number)), card.iccid, true),
                Office.OFFICER);
        var pending = enrolled.registration();
        id = pending.id();
        var nonce = pending.keyGeneration().nonce();
        var message = card.activationMessage(enrolled.code().digits(), id, nonce);
        acceptKeys.accept(
                new AcceptKeys.Report(
                        id,
                        card.iccid,
                        card.reportedKey(KeyPurpose.AUTHENTICATION, id, nonce),
                        card.reportedKey(KeyPurpose.SIGNATURE, id, nonce),
                        SimCard.encrypted(message, callers.activationKey())),
                Office.GATEWAY);
        var issued = registrations.find(id).orElseThrow().certificates();
        authentication = issued.getFirst().serial().toString();
        signature = issued.getLast().serial().toString();
    }

    private HttpResponse<String> tell(String serial, String body) {
        return callers.put(door(serial), body, CA, null);
    }

    private URI door(String serial) {
        return URI.create(certificates + "/" + serial + "/status");
    }

    private static String held(long sequence) {
        return "{\"state\":\"ON_HOLD\",\"since\":\"2026-06-01T12:00:00Z\",\"sequence\":" + sequence + "}";
    }

    private static String resumed(long sequence) {
        return "{\"state\":\"VALID\",\"since\":\"2026-06-01T13:00:00Z\",\"sequence\":" + sequence + "}";
    }

    private static String revoked(long sequence) {
        return "{\"state\":\"REVOKED\",\"since\":\"2026-06-01T14:00:00Z\",\"reason\":\"keyCompromise\",\"sequence\":"
                + sequence + "}";
    }

    private ValidatableResponse get() {
        return given().auth()
                .oauth2(callers.token("auditor"))
                .get("/admin/registrations/" + id)
                .then()
                .statusCode(200);
    }

    private String heard(String serial) {
        return requireNonNull(neighbours.statuses.get(serial)).encode();
    }

    @Test
    void aHoldIsShownAndPassedOnAndSoIsItsEnd() {
        assertThat(tell(signature, held(11)).statusCode()).isEqualTo(204);

        get().body("state", equalTo("ACTIVE"))
                .body("certificates.state", equalTo(List.of("VALID", "ON_HOLD")))
                .body("certificates[1].since", equalTo("2026-06-01T12:00:00Z"))
                .body("certificates[0].since", nullValue());
        assertThat(heard(signature)).isEqualTo("{\"state\":\"ON_HOLD\",\"sequence\":11}");

        tell(signature, resumed(12));

        get().body("certificates.state", equalTo(List.of("VALID", "VALID")));
        assertThat(heard(signature)).isEqualTo("{\"state\":\"VALID\",\"sequence\":12}");
    }

    @Test
    void aRevocationIsShownWithItsReasonAndIsFinal() {
        tell(signature, revoked(11));

        assertThat(tell(signature, resumed(12)).statusCode()).isEqualTo(204);

        get().body("state", equalTo("ACTIVE"))
                .body("certificates.state", equalTo(List.of("VALID", "REVOKED")))
                .body("certificates[1].reason", equalTo("keyCompromise"));
        assertThat(heard(signature)).contains("REVOKED");
    }

    @Test
    void lateNewsChangesNothingUnlessItIsARevocation() {
        tell(signature, resumed(12));
        tell(signature, held(11));
        get().body("certificates[1].state", equalTo("VALID"));

        tell(signature, revoked(10));

        get().body("certificates[1].state", equalTo("REVOKED"));
        assertThat(heard(signature)).contains("REVOKED");
    }

    @Test
    void aRegistrationEndsWithItsLastCertificate() {
        tell(signature, revoked(11));

        tell(authentication, revoked(12));

        get().body("state", equalTo("REVOKED")).body("certificates.state", equalTo(List.of("REVOKED", "REVOKED")));
        assertThat(neighbours.revokedSubscribers).contains(id.toString());
    }

    @Test
    void whatFoundTheHomeMsspAwayIsPassedOnByTheSweep() {
        neighbours.homeMsspAnswers = 503;
        assertThat(tell(signature, held(11)).statusCode()).isEqualTo(204);
        get().body("certificates[1].state", equalTo("ON_HOLD"));
        assertThat(neighbours.statuses).doesNotContainKey(signature);
        neighbours.homeMsspAnswers = 0;
        clock.advance(Duration.ofMinutes(1));

        resume.resume();

        assertThat(heard(signature)).contains("ON_HOLD");
    }

    @Test
    void newsOfACertificateThatIsNotKnownHereIsTaken() {
        assertThat(tell("00ab" + Long.toHexString(number | 0x100_0000_0000L).substring(1), revoked(1))
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"state\":\"GONE\",\"since\":\"2026-06-01T12:00:00Z\",\"sequence\":1} | state",
                "{\"state\":\"VALID\",\"since\":\"noon\",\"sequence\":1} | since",
                "{\"state\":\"VALID\",\"since\":\"2026-06-01T12:00:00Z\",\"sequence\":0} | sequence",
                "{\"state\":\"VALID\",\"since\":\"2026-06-01T12:00:00Z\"} | sequence",
                "{\"state\":\"REVOKED\",\"since\":\"2026-06-01T12:00:00Z\",\"sequence\":1} | reason",
                "{\"state\":\"REVOKED\",\"since\":\"2026-06-01T12:00:00Z\",\"reason\":\"certificateHold\",\"sequence\":1} | reason",
                "null | body"
            })
    void whatCannotBeUsedIsNamed(String body, String field) {
        var answer = tell(signature, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void onlyTheCertificateAuthorityTells() {
        assertThat(callers.put(door(signature), revoked(11), null, null).statusCode())
                .isEqualTo(401);
        assertThat(callers.put(door(signature), revoked(11), "mssp-gateway", null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(callers.put(door(signature), revoked(11), null, callers.token(CA))
                        .statusCode())
                .isEqualTo(401);
        get().body("certificates[1].state", equalTo("VALID"));
    }
}
