package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.HandshakingProvider.Asked;
import org.openmss.gateway.SignedSoap.Way;
import org.openmss.gateway.TestInfrastructure.Client;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(TestMessageKey.class)
class SignedMessageApiTest {
    private static final Pattern TRANSACTION = Pattern.compile("MSSP_TransID=\"(t[0-9a-f]{30})\"");
    private static final String MESSAGE = "<mss:MSS_SignatureReq ";

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    DataSource database;

    private final String apId = "http://operator.example/signed-" + UUID.randomUUID();
    private final Client registered = TestInfrastructure.client("CN=messages of the shop");
    private HandshakingProvider provider;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        provider = new HandshakingProvider(
                apId,
                registerProvider
                        .register("test", apId, "Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                        .password());
        phones.next = DeviceChannel.Delivery.DELIVERED;
        user = users.active();
    }

    private static void register(String apId, Client certificate) {
        given().header("Authorization", "Bearer " + TestInfrastructure.token("mssp-operator"))
                .contentType("application/json")
                .body(Map.of("certificate", certificate.pem()))
                .urlEncodingEnabled(false)
                .post(certificates(apId))
                .then()
                .statusCode(201);
    }

    private void agree(Client certificate, String... methods) {
        register(apId, certificate);
        var asked = new Asked(
                List.of(methods),
                List.of(certificate),
                List.of(),
                List.of(SignedSoap.ECDSA_SHA256, SignedSoap.RSA_SHA256));
        HandshakingProvider.post(provider.handshake(asked, Instant.now()))
                .then()
                .statusCode(200)
                .body(containsString(methods[0] + "=\"true\""));
    }

    private static String certificates(String apId) {
        return "/aps/" + URLEncoder.encode(apId, StandardCharsets.UTF_8) + "/message-certificates";
    }

    private String request(String apTransId) {
        return provider.signatureRequest(
                HandshakingProvider.SOAP_12, apTransId, user.msisdn().value(), "Sign me");
    }

    private Way own() {
        return Way.of(registered.key().getPrivate());
    }

    private static void assertSignedByTheGateway(Response answer) throws Exception {
        SignedSoap.assertSigned(
                answer.asString(), TestMessageKey.GATEWAY.certificate().getPublicKey());
    }

    private static Response post(String envelope) {
        return HandshakingProvider.post(envelope);
    }

    private long transactions() throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("select count(*) from signature_transaction where ap_id = ?")) {
            count.setString(1, apId);
            try (var rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Test
    void aRequestSignedOverItsBodyIsAcceptedAndAnsweredSigned() throws Exception {
        agree(registered, "MSS_Signature");

        var answer = post(SignedSoap.sign(request("A1"), own()));

        answer.then().statusCode(200).body(containsString("<mss:StatusCode Value=\"100\""));
        assertSignedByTheGateway(answer);
        assertThat(transactions()).isEqualTo(1);
        assertThat(phones.prompts.get(user.iccid()).documents().getFirst().text())
                .isEqualTo("Sign me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Id", "ID", "id", "xml:id"})
    void aRequestSignedOverItsMessageIsAccepted(String attribute) throws Exception {
        agree(registered, "MSS_Signature");
        String named = request("A2").replace(MESSAGE, MESSAGE + attribute + "=\"m\" ");

        var answer = post(SignedSoap.sign(named, own().over("#m")));

        answer.then().statusCode(200).body(containsString("<mss:StatusCode Value=\"100\""));
        assertSignedByTheGateway(answer);
    }

    @Test
    void aMessageWithoutNamespaceIsVerifiedAndReadAsItStands() throws Exception {
        agree(registered, "MSS_Signature");
        String unqualified = request("A3")
                .replace("<mss:MSS_SignatureReq xmlns:mss", "<MSS_SignatureReq xmlns=\"\" xmlns:mss")
                .replace("</mss:MSS_SignatureReq>", "</MSS_SignatureReq>");

        post(SignedSoap.sign(unqualified, own())).then().statusCode(200).body(containsString("<MSS_SignatureResp "));
    }

    @Test
    void whatTransformsAreAllowedWork() throws Exception {
        agree(registered, "MSS_Signature");
        var exclusive = SignedSoap.transform(SignedSoap.EXCLUSIVE);
        var enveloped = SignedSoap.transform(Transform.ENVELOPED);

        for (var way : List.of(own().through(), own().through(enveloped), own().through(enveloped, exclusive))) {
            post(SignedSoap.sign(request("A4"), way))
                    .then()
                    .statusCode(200)
                    .body(containsString("<mss:StatusCode Value=\"100\""));
        }
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void rsaAndSoap11WorkToo() throws Exception {
        var rsa = TestInfrastructure.client("CN=RSA messages", rsaKey());
        agree(rsa, "MSS_Signature");
        String request = provider.signatureRequest(
                HandshakingProvider.SOAP_11, "A5", user.msisdn().value(), "Sign me");

        var answer = post(SignedSoap.sign(request, Way.of(rsa.key().getPrivate())));

        answer.then()
                .statusCode(200)
                .contentType(containsString("text/xml"))
                .body(containsString(HandshakingProvider.SOAP_11));
        assertSignedByTheGateway(answer);
    }

    @Test
    void anUnsignedRequestIs104AndTheFaultIsSigned() throws Exception {
        agree(registered, "MSS_Signature");

        var answer = post(request("B1"));

        answer.then()
                .statusCode(500)
                .body(containsString(">mss:_104<"))
                .body(containsString("MSS_MessageSignature is missing"));
        assertSignedByTheGateway(answer);
        assertThat(transactions()).isZero();
    }

    @Test
    void aFaultFromDeeperInsideIsSignedToo() throws Exception {
        agree(registered, "MSS_Signature");
        String unknown = request("B2").replace(user.msisdn().value(), "+99901999999");

        var answer = post(SignedSoap.sign(unknown, own()));

        answer.then().statusCode(500).body(containsString(">mss:_105<"));
        assertSignedByTheGateway(answer);
    }

    @Test
    void whatWasNotAgreedTravelsUnsigned() throws Exception {
        agree(registered, "MSS_Signature");
        var id = TRANSACTION.matcher(post(SignedSoap.sign(request("B3"), own())).asString());
        assertThat(id.find()).isTrue();

        post(provider.statusRequest(id.group(1)))
                .then()
                .statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"504\""))
                .body(not(containsString("MSS_MessageSignature")));
    }

    @Test
    void aStatusQueryIsVerifiedWhereItWasAgreed() throws Exception {
        agree(registered, "MSS_Status");
        var id = TRANSACTION.matcher(post(request("B4")).asString());
        assertThat(id.find()).isTrue();

        post(provider.statusRequest(id.group(1))).then().statusCode(500).body(containsString(">mss:_104<"));

        var answer = post(SignedSoap.sign(provider.statusRequest(id.group(1)), own()));
        answer.then().statusCode(200).body(containsString("<mss:StatusCode Value=\"504\""));
        assertSignedByTheGateway(answer);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void attacksOnTheSignatureAreRefusedAndLeaveNoTransaction(int number) throws Exception {
        agree(registered, "MSS_Signature");
        var attacks = new SignatureAttacks(request("C1"), registered).all();
        var attack = attacks.get(number);

        var answer = post(attack.envelope());

        int code = attack.name().equals("document type") ? 101 : 104;
        assertThat(answer.statusCode()).as(attack.name()).isEqualTo(500);
        assertThat(SignatureAttacks.COUNT).isEqualTo(attacks.size());
        assertThat(answer.asString())
                .as(attack.name())
                .contains(">mss:_" + code + "<")
                .contains(attack.why());
        assertThat(transactions()).as(attack.name()).isZero();
        assertThat(phones.prompts).as(attack.name()).doesNotContainKey(user.iccid());
    }

    static java.util.stream.IntStream numbers() {
        return java.util.stream.IntStream.range(0, SignatureAttacks.COUNT);
    }

    @Test
    void aWithdrawnCertificateSignsNothingMore() throws Exception {
        agree(registered, "MSS_Signature");
        String sha256 = org.openmss.kernel.Bytes.of(registered.certificate().getEncoded())
                .sha256()
                .toHex();
        given().header("Authorization", "Bearer " + TestInfrastructure.token("mssp-operator"))
                .urlEncodingEnabled(false)
                .delete(certificates(apId) + "/" + sha256)
                .then()
                .statusCode(204);

        post(SignedSoap.sign(request("D1"), own()))
                .then()
                .statusCode(500)
                .body(containsString(">mss:_104<"))
                .body(containsString("no certificate of the handshake is registered and valid any more"));
        assertThat(transactions()).isZero();
    }

    @Test
    void anotherProvidersCertificateDoesNotHelp() throws Exception {
        agree(registered, "MSS_Signature");
        String otherApId = apId + "/other";
        registerProvider.register("test", otherApId, "Other", EnumSet.allOf(KeyPurpose.class), Optional.empty());
        var others = TestInfrastructure.client("CN=messages of another shop");
        register(otherApId, others);

        post(SignedSoap.sign(request("D2"), Way.of(others.key().getPrivate())))
                .then()
                .statusCode(500)
                .body(containsString(">mss:_104<"));
        assertThat(transactions()).isZero();
    }

    @Test
    void aWrongPasswordIsRefusedBeforeTheSignatureIsLookedAt() throws Exception {
        agree(registered, "MSS_Signature");
        String wrong = request("D3").replace(provider.password(), "wrong");

        post(SignedSoap.sign(wrong, own()))
                .then()
                .statusCode(500)
                .body(containsString("AP_ID or AP_PWD is not right"))
                .body(not(containsString("MSS_MessageSignature")));
    }

    @Test
    void doorsThatKnowNoSignaturesAreClosedToWhatTravelsSigned() throws Exception {
        agree(registered, "MSS_Signature", "MSS_Status");

        given().auth()
                .preemptive()
                .basic(apId, provider.password())
                .contentType("application/json")
                .header("Idempotency-Key", "D4")
                .body("""
                        {"msisdn":"%s","profile":"signature","text":"Sign me"}""".formatted(user.msisdn().value()))
                .post("/v1/signatures")
                .then()
                .statusCode(403)
                .body(containsString("the handshake agreed that MSS_Signature travels signed"));
        given().auth()
                .preemptive()
                .basic(apId, provider.password())
                .get("/v1/signatures/t000000000000000000000000000000")
                .then()
                .statusCode(403)
                .body(containsString("MSS_Status"));
        assertThat(transactions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutAHandshakeASignatureIsIgnoredWhateverItIs(boolean rightKey) throws Exception {
        var way = rightKey ? own() : Way.of(TestHierarchy.ecKey().getPrivate());
        String signed = SignedSoap.sign(request("E1"), way);
        String request = rightKey ? signed : signed.replace("Sign me", "Sign that");
        assertThat(request).contains("mustUnderstand=\"true\"");

        post(request)
                .then()
                .statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"100\""))
                .body(not(containsString("MSS_MessageSignature")));
    }

    private static KeyPair rsaKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
