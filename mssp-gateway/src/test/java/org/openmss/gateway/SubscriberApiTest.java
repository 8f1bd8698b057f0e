package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority.Verdict;
import org.openmss.kernel.Bytes;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class SubscriberApiTest {
    private static final String ORDER =
            "{\"nonce\":\"" + "A".repeat(43) + "=\",\"registrationAuthorityKeyId\":\"" + "ab".repeat(32) + "\"}";

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedRegistrationAuthority registrationAuthority;

    private TestUsers.User user;

    @BeforeEach
    void aPendingSubscriber() {
        phones.next = DeviceChannel.Delivery.DELIVERED;
        registrationAuthority.next = new Verdict.Accepted();
        user = users.pending();
    }

    private String subscriber() {
        return "/subscribers/" + user.id();
    }

    private static ValidatableResponse put(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).put(path).then();
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    private ValidatableResponse handOver(KeyPair certified) {
        String certificates = List.of("authentication", "signature").stream()
                .map(purpose -> "{\"purpose\":\"" + purpose + "\",\"chain\":["
                        + TestHierarchy.chainFor(certified.getPublic(), KeyUsage.digitalSignature).stream()
                                .map(certificate -> "\"" + base64(certificate) + "\"")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(","));
        return put(subscriber() + "/certificates", "{\"certificates\":[" + certificates + "]}");
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void announcingTheSameSubscriberAgainChangesNothing() {
        String body = "{\"msisdn\":\"" + user.msisdn().value() + "\",\"iccid\":\"" + user.iccid() + "\"}";

        put(subscriber(), body).statusCode(200).body("state", equalTo("PENDING_KEY"));
    }

    @Test
    void aNumberOfALiveSubscriberIsTaken() {
        String body = "{\"msisdn\":\"" + user.msisdn().value() + "\",\"iccid\":\"8991101200003204514\"}";

        put("/subscribers/00000000-0000-4000-8000-000000000001", body)
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:number-or-sim-taken"));
    }

    @Test
    void keyGenerationTellsHowTheMessageFared() {
        post(subscriber() + "/key-generation", ORDER).statusCode(202);
        phones.next = DeviceChannel.Delivery.UNKNOWN_SIM;
        post(subscriber() + "/key-generation", ORDER)
                .statusCode(404)
                .body("type", equalTo("urn:mss:problem:unknown-sim"));
        phones.next = DeviceChannel.Delivery.UNREACHABLE;
        post(subscriber() + "/key-generation", ORDER).statusCode(503);
    }

    @Test
    void aCertificateForAKeyThatTheSimDidNotReportIsRefused() {
        handOver(TestHierarchy.ecKey()).statusCode(422).body("type", equalTo("urn:mss:problem:foreign-key"));
        given().get(subscriber()).then().body("state", equalTo("PENDING_KEY"));
    }

    @Test
    void aRevokedSubscriberStaysRevoked() {
        post(subscriber() + "/revocation", "{}").statusCode(200).body("state", equalTo("REVOKED"));
        post(subscriber() + "/revocation", "{}").statusCode(200).body("state", equalTo("REVOKED"));
        handOver(user.key()).statusCode(409);
    }

    @Test
    void aBodyThatIsNullIsRefusedWithAHint() {
        put(subscriber(), "null").statusCode(400).body("type", equalTo("urn:mss:problem:missing-field"));
        put(subscriber() + "/certificates", "null").statusCode(400);
    }

    @Test
    void anUnknownSubscriberIsNotFoundAndABadIdIsNamed() {
        given().get("/subscribers/00000000-0000-4000-8000-00000000dead").then().statusCode(404);
        given().get("/subscribers/nonsense").then().statusCode(400).body("field", equalTo("registrationId"));
    }

    @Test
    @TestSecurity(user = "somebody", roles = "registration-authority", authMechanism = "Bearer")
    void aTokenDoesNotOpenAMachinesDoor() {
        given().get(subscriber()).then().statusCode(401).contentType(containsString("application/problem+json"));
    }

    @Test
    @TestSecurity(user = "handset-simulator", roles = "handset-simulator", authMechanism = "X509")
    void theHandsetSideIsNotTheRegistrationAuthority() {
        given().get(subscriber()).then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "handset-simulator", roles = "handset-simulator", authMechanism = "X509")
    void whatTheRegistrationAuthoritySaysOfNewKeysReachesThePhone() {
        String key = "{\"purpose\":\"%s\",\"publicKey\":\""
                + Bytes.of(user.key().getPublic().getEncoded()).toBase64() + "\",\"proof\":\"MEUC\"}";
        String report = "{\"registrationId\":\"" + user.id() + "\",\"iccid\":\"" + user.iccid() + "\",\"keys\":["
                + key.formatted("authentication") + "," + key.formatted("signature")
                + "],\"encryptedActivationCode\":\"AAAA\"}";
        post("/handset/keys", report).statusCode(204);
        registrationAuthority.next = new Verdict.WrongActivationCode(2);
        post("/handset/keys", report).statusCode(403).body("triesLeft", equalTo(2));
        registrationAuthority.next = new Verdict.ActivationCodeExpired();
        post("/handset/keys", report).statusCode(410);
        registrationAuthority.next = new Verdict.Unavailable();
        post("/handset/keys", report).statusCode(503);
    }

    @Test
    @TestSecurity(user = "handset-simulator", roles = "handset-simulator", authMechanism = "X509")
    void anAnswerToNoQuestionIsNotFound() {
        post("/handset/answers", "{\"messageId\":\"t000000000000000000000000000000\",\"outcome\":\"CANCELLED\"}")
                .statusCode(404);
        post("/handset/answers", "{\"messageId\":\"t000000000000000000000000000000\",\"outcome\":\"PERHAPS\"}")
                .statusCode(400)
                .body("field", equalTo("outcome"));
    }
}
