package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.gateway.HandshakingProvider.Asked;
import org.openmss.gateway.SignedSoap.Way;
import org.openmss.gateway.TestInfrastructure.Client;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(TestMessageKey.class)
class HandshakeApiTest {
    private static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

    @Inject
    RegisterProvider registerProvider;

    private final String apId = "http://operator.example/handshake-" + UUID.randomUUID();
    private final Client registered = TestInfrastructure.client("CN=messages of the shop");
    private HandshakingProvider provider;

    @BeforeEach
    void aProviderWithACertificateForItsMessages() {
        provider = new HandshakingProvider(
                apId,
                registerProvider
                        .register("test", apId, "Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                        .password());
        register(registered).statusCode(201);
    }

    private ValidatableResponse register(Client certificate) {
        return given().header("Authorization", "Bearer " + TestInfrastructure.token("mssp-operator"))
                .contentType("application/json")
                .body(Map.of("certificate", certificate.pem()))
                .urlEncodingEnabled(false)
                .post("/aps/" + URLEncoder.encode(apId, StandardCharsets.UTF_8) + "/message-certificates")
                .then();
    }

    private ValidatableResponse propose(Asked asked) {
        return HandshakingProvider.post(provider.handshake(asked, Instant.now()))
                .then();
    }

    private static String certificate(Client client) {
        return "<mss:Certificate>" + HandshakingProvider.base64(client) + "</mss:Certificate>";
    }

    @Test
    void whatBothCanIsAgreedAndNothingElse() {
        propose(new Asked(
                        List.of("MSS_Signature", "MSS_Status", "MSS_Notification"),
                        List.of(registered, TestInfrastructure.client("CN=unknown")),
                        List.of("CN=Nobody", "CN=Test Infrastructure CA"),
                        List.of(RSA_SHA1, SignedSoap.ECDSA_SHA256)))
                .statusCode(200)
                .body(matchesPattern("(?s).*<mss:MSS_HandshakeResp [^>]*MSSP_TransID=\"t[0-9a-f]{30}\".*"))
                .body(containsString("MSS_Signature=\"true\""))
                .body(containsString("MSS_Status=\"true\""))
                .body(containsString("MSS_Receipt=\"false\""))
                .body(containsString("MSS_Notification=\"false\""))
                .body(containsString("<mss:MatchingMSSPCertificates>" + certificate(TestMessageKey.GATEWAY)
                        + "</mss:MatchingMSSPCertificates>"))
                .body(containsString(
                        "<mss:MatchingAPCertificates>" + certificate(registered) + "</mss:MatchingAPCertificates>"))
                .body(containsString("<mss:MatchingSigAlgList><mss:Algorithm><mss:mssURI>" + SignedSoap.ECDSA_SHA256
                        + "</mss:mssURI></mss:Algorithm></mss:MatchingSigAlgList>"))
                .body(not(containsString(provider.password())));
    }

    @Test
    void aCertificateThatNoOperatorHasRegisteredIsNotAccepted() {
        propose(Asked.signed(TestInfrastructure.client("CN=messages of the shop"), "MSS_Signature"))
                .statusCode(200)
                .body(containsString("MSS_Signature=\"false\""))
                .body(containsString("<mss:MatchingAPCertificates></mss:MatchingAPCertificates>"));
    }

    @Test
    void aProviderThatAcceptsNoRootOfOursGetsNoCertificateAndNoSignedMethod() {
        propose(new Asked(List.of("MSS_Signature"), List.of(registered), List.of("CN=Some Other CA"), List.of()))
                .statusCode(200)
                .body(containsString("MSS_Signature=\"false\""))
                .body(not(containsString(certificate(TestMessageKey.GATEWAY))));
    }

    @Test
    void whoCanOnlyDoSha1SignsNothing() {
        propose(new Asked(List.of("MSS_Signature"), List.of(registered), List.of(), List.of(RSA_SHA1)))
                .statusCode(200)
                .body(containsString("MSS_Signature=\"false\""))
                .body(not(containsString(RSA_SHA1)));
    }

    @Test
    void anAgreementIsReplacedOnlyByAHandshakeThatIsSignedItself() throws Exception {
        propose(Asked.signed(registered, "MSS_Signature")).statusCode(200);
        var nothing = new Asked(List.of(), List.of(), List.of(), List.of());

        propose(nothing)
                .statusCode(500)
                .body(containsString(">mss:_104<"))
                .body(containsString("MSS_MessageSignature is missing"));

        String signed = SignedSoap.sign(
                provider.handshake(nothing, Instant.now()),
                Way.of(registered.key().getPrivate()));
        HandshakingProvider.post(signed).then().statusCode(200).body(containsString("MSS_Signature=\"false\""));
        propose(nothing).statusCode(200);
    }

    @Test
    void anOldSignedHandshakeDoesNotComeBack() throws Exception {
        var key = Way.of(registered.key().getPrivate());
        propose(Asked.signed(registered, "MSS_Signature")).statusCode(200);
        String old = SignedSoap.sign(
                provider.handshake(Asked.signed(registered), Instant.now().minusSeconds(2)), key);

        HandshakingProvider.post(old).then().statusCode(500).body(containsString(">mss:_101<"));
        String early = SignedSoap.sign(
                provider.handshake(Asked.signed(registered), Instant.now().plusSeconds(300)), key);
        HandshakingProvider.post(early).then().statusCode(500).body(containsString(">mss:_101<"));
    }

    @Test
    void anotherRegisteredCertificateMakesANewAgreementWhereTheFirstIsLost() throws Exception {
        propose(Asked.signed(registered, "MSS_Signature")).statusCode(200);
        var next = TestInfrastructure.client("CN=second messages of the shop");
        register(next).statusCode(201);

        String signed = SignedSoap.sign(
                provider.handshake(Asked.signed(next, "MSS_Status"), Instant.now()),
                Way.of(next.key().getPrivate()));

        HandshakingProvider.post(signed)
                .then()
                .statusCode(200)
                .body(containsString("MSS_Signature=\"false\""))
                .body(containsString("MSS_Status=\"true\""));
    }

    @Test
    void aHandshakeIsInTheAuditTrail() {
        propose(Asked.signed(registered, "MSS_Signature", "MSS_Receipt")).statusCode(200);

        given().header("Authorization", "Bearer " + TestInfrastructure.token("auditor"))
                .queryParam("actor", apId)
                .queryParam("action", "handshake.agree")
                .get("/audit/records")
                .then()
                .statusCode(200)
                .body("records", hasSize(1))
                .body("records[0].outcome", containsString("done: MSS_Signature MSS_Receipt"));
    }

    @Test
    void aRefusedHandshakeIsInTheAuditTrailAsOne() {
        propose(new Asked(List.of(), List.of(), List.of("no name"), List.of())).statusCode(500);

        given().header("Authorization", "Bearer " + TestInfrastructure.token("auditor"))
                .queryParam("actor", apId)
                .get("/audit/records")
                .then()
                .statusCode(200)
                .body("records", hasSize(1))
                .body("records[0].action", containsString("handshake.agree"))
                .body("records[0].outcome", containsString("refused: WRONG_PARAM"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <mss:DN>CN=x</mss:DN>                   | <mss:DN>no name</mss:DN>                | 101
            MSS_Status="false"                      | MSS_Status="maybe"                      | 101
            <mss:Certificates>                      | <mss:Certificates><mss:Certificate>AAAA</mss:Certificate> | 101
            MajorVersion="1"                        | MajorVersion="3"                        | 108
            """)
    void whatIsWrongInAHandshakeHasItsCode(String right, String wrong, int code) {
        String envelope =
                provider.handshake(new Asked(List.of(), List.of(), List.of("CN=x"), List.of()), Instant.now());
        assertThat(envelope).contains(right);

        HandshakingProvider.post(envelope.replace(right, wrong))
                .then()
                .statusCode(500)
                .body(containsString(">mss:_" + code + "<"));
    }

    @Test
    void withoutSecureMethodsItIs102() {
        String envelope = provider.handshake(new Asked(List.of(), List.of(), List.of(), List.of()), Instant.now());

        HandshakingProvider.post(envelope.replaceAll("<mss:SecureMethods[^>]*/>", ""))
                .then()
                .statusCode(500)
                .body(containsString(">mss:_102<"));
    }

    @Test
    void operatorsRegisterListAndWithdrawCertificatesForMessages() {
        String path = "/aps/" + URLEncoder.encode(apId, StandardCharsets.UTF_8);
        register(registered).statusCode(409).body("type", containsString("certificate-taken"));
        register(TestInfrastructure.expiredClient("CN=old"))
                .statusCode(422)
                .body("type", containsString("certificate-expired"));
        String sha256 = operator()
                .get(path)
                .then()
                .statusCode(200)
                .body("messageCertificates", hasSize(1))
                .extract()
                .path("messageCertificates[0].sha256");

        operator().delete(path + "/message-certificates/" + sha256).then().statusCode(204);

        operator().get(path).then().body("messageCertificates", hasSize(0));
        operator().delete(path + "/message-certificates/" + sha256).then().statusCode(404);
        propose(Asked.signed(registered, "MSS_Signature")).body(containsString("MSS_Signature=\"false\""));
    }

    private static io.restassured.specification.RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + TestInfrastructure.token("mssp-operator"))
                .urlEncodingEnabled(false);
    }
}
