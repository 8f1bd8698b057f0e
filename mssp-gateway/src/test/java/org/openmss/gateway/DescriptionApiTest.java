package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What the service says of itself, and that its answers keep to it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class DescriptionApiTest {
    private static final String MSS = "http://uri.etsi.org/TS102204/v1.1.2#";

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    private SoapMessage.Sender shop;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        String apId = "http://operator.example/schema-" + UUID.randomUUID();
        shop = new SoapMessage.Sender(
                apId,
                registerProvider
                        .register("test", apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                        .password());
        phones.next = DeviceChannel.Delivery.DELIVERED;
        user = users.active();
    }

    private static String get(String path) {
        return given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/xml"))
                .extract()
                .asString();
    }

    private static Schema schema() throws Exception {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(get("/soap/services/mss.xsd"))));
    }

    private static Element message(String envelope, String name) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var found = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(envelope)))
                .getElementsByTagNameNS(MSS, name);
        assertThat(found.getLength()).isOne();
        return (Element) found.item(0);
    }

    private static void valid(String envelope, String name) throws Exception {
        schema().newValidator().validate(new DOMSource(message(envelope, name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSS_SignaturePort",
                "MSS_StatusQueryPort",
                "MSS_ReceiptPort",
                "MSS_RegistrationPort",
                "MSS_ProfileQueryPort",
                "MSS_ProfilePort",
                "MSS_HandshakePort"
            })
    void eachPortHasItsDescription(String port) {
        assertThat(get("/soap/services/" + port + "?wsdl"))
                .contains("MSS_SignatureReqType", "/soap/services/MSS_SignaturePort\"", "/soap/services/mss.xsd\"")
                .doesNotContain("{address}");
    }

    @Test
    void aClientThatAsksForNoPortByNameGetsTheOneWhoseDescriptionItRead() {
        assertThat(get("/soap/services/MSS_ReceiptPort?wsdl"))
                .containsSubsequence(
                        "<wsdl:service ",
                        "<wsdl:port name=\"MSS_ReceiptPort\"",
                        "<wsdl:port name=\"MSS_SignaturePort\"")
                .containsOnlyOnce("<wsdl:port name=\"MSS_ReceiptPort\"");
    }

    @Test
    void aPortThatIsOpenedInABrowserSaysWhereTheDescriptionIs() {
        given().get("/soap/services/MSS_SignaturePort").then().statusCode(404).body(containsString("?wsdl"));
    }

    @Test
    void whatACallerCallsTheHostIsWrittenAsAHostOnly() {
        String wsdl = given().header("Host", "evil\"><x>.example")
                .get("/soap/services/MSS_SignaturePort?wsdl")
                .asString();

        assertThat(wsdl).doesNotContain("<x>");
    }

    @Test
    void theAnswersAreValid() throws Exception {
        var asked = SoapMessage.signature(
                shop,
                "V1",
                user.msisdn().value(),
                "Sign me",
                SoapMessage.services(SoapMessage.service("http://uri.etsi.org/TS102204/v1.1.2#validate", "")));
        valid(asked.post().extract().asString(), "MSS_SignatureResp");
        String id = asked.accepted();
        valid(SoapMessage.status(shop, id).post().extract().asString(), "MSS_StatusResp");
        users.signs(user, id);
        valid(SoapMessage.status(shop, id).post().extract().asString(), "MSS_StatusResp");
        valid(
                SoapMessage.profile(shop, user.msisdn().value(), "<mss:Params>certs</mss:Params>")
                        .post()
                        .extract()
                        .asString(),
                "MSS_ProfileResp");
    }

    @Test
    void aHandshakeAndItsAnswerAreValid() throws Exception {
        var provider = new HandshakingProvider(shop.apId(), shop.password());
        var asked = new HandshakingProvider.Asked(
                List.of("MSS_Signature"),
                List.of(TestInfrastructure.client("CN=messages")),
                List.of("CN=Root"),
                List.of(SignedSoap.RSA_SHA256));
        String request = provider.handshake(asked, Instant.now());

        valid(request, "MSS_HandshakeReq");
        valid(HandshakingProvider.post(request).asString(), "MSS_HandshakeResp");
    }

    @Test
    void theRequestsOfTheseTestsAreValidToo() throws Exception {
        valid(SoapMessage.signature(shop, "V2", "+99901000001", "x", "").envelope(), "MSS_SignatureReq");
        valid(SoapMessage.status(shop, "t1").envelope(), "MSS_StatusReq");
        valid(SoapMessage.profile(shop, "+99901000001", "").envelope(), "MSS_ProfileReq");
    }
}
