package org.openmss.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SignatureOrder;
import org.openmss.gateway.signature.domain.SignatureTransactions;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** MIME types of DataToBeSigned and MSS_Format, as TS 102 204 and its deployments name them. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class SoapFormatsApiTest {
    private static final Bytes OCTETS = Bytes.of(new byte[] {0, 1, 2, (byte) 0xFF});
    private static final String SHOWN = "<mss:DataToBeDisplayed>Contract 7</mss:DataToBeDisplayed>";

    @Inject
    RegisterProvider registerProvider;

    @Inject
    SignatureTransactions transactions;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedTimeStamps timeStamps;

    private SoapMessage.Sender sender;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        String apId = "http://operator.example/shop-" + UUID.randomUUID();
        var secrets = registerProvider.register(
                "test", apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty());
        sender = new SoapMessage.Sender(apId, secrets.password());
        phones.next = DeviceChannel.Delivery.DELIVERED;
        timeStamps.served = true;
        user = users.active();
    }

    @AfterEach
    void noAuthority() {
        timeStamps.served = false;
    }

    private SoapMessage request(String attributes, String data, String rest) {
        return new SoapMessage(
                "MSS_Signature",
                "MSS_SignatureReq",
                "MessagingMode=\"asynchClientServer\"",
                sender.apInfo("F1") + SoapMessage.user(user.msisdn().value()) + "<mss:DataToBeSigned " + attributes
                        + ">" + data + "</mss:DataToBeSigned>" + rest);
    }

    private static String format(String uri) {
        return "<mss:MSS_Format><mss:mssURI>" + uri + "</mss:mssURI></mss:MSS_Format>";
    }

    private SignatureOrder order(SoapMessage request) {
        return transactions
                .find(new TransactionId(request.accepted()))
                .orElseThrow()
                .order();
    }

    @ParameterizedTest
    @CsvSource({"application/x-sha256,SHA_256", "application/x-sha384,SHA_384", "APPLICATION/X-SHA384,SHA_384"})
    void aReadyMadeDigestIsTakenAsItIs(String type, DigestAlgorithm algorithm) {
        var digest = algorithm.hash(OCTETS);

        var order = order(request("MimeType=\"" + type + "\" Encoding=\"Base64\"", digest.toBase64(), SHOWN));

        assertThat(order.documents().getFirst().data()).isEqualTo(new DataToBeSigned.Digest(algorithm, digest));
    }

    @Test
    void aSha1IsInappropriateDataAndTheRefusalSaysWhatIsServed() {
        String sha1 = Base64.getEncoder().encodeToString(new byte[20]);

        request("MimeType=\"application/x-sha1\" Encoding=\"base64\"", sha1, SHOWN)
                .fault(107)
                .body(containsString("application/x-sha384"))
                .body(containsString("SHA-1 is not"));
    }

    @Test
    void octetsAreAChallengeInACms() {
        var order =
                order(request("MimeType=\"application/octet-stream\" Encoding=\"base64\"", OCTETS.toBase64(), SHOWN));

        assertThat(order.documents().getFirst().data()).isEqualTo(new DataToBeSigned.Octets(OCTETS));
    }

    @Test
    void octetsAreADigestInfoForPkcs1() {
        var info = DigestAlgorithm.SHA_256.digestInfo(OCTETS.sha256());

        var order = order(request(
                "MimeType=\"application/octet-stream\" Encoding=\"base64\"",
                info.toBase64(),
                SHOWN + format("http://mss.ficom.fi/TS102204/v1.0.0#PKCS1")));

        assertThat(order.documents().getFirst().data())
                .isEqualTo(new DataToBeSigned.Digest(DigestAlgorithm.SHA_256, OCTETS.sha256()));
        assertThat(order.documents().getFirst().hash()).isEqualTo(OCTETS.sha256());
    }

    @Test
    void octetsThatAreNoDigestInfoAreRefusedForPkcs1() {
        request(
                        "MimeType=\"application/octet-stream\" Encoding=\"base64\"",
                        OCTETS.toBase64(),
                        SHOWN + format("http://mss.ficom.fi/TS102204/v1.0.0#PKCS1"))
                .fault(101)
                .body(containsString("DigestInfo"));
    }

    @Test
    void octetsNeedATextThatIsShown() {
        request("MimeType=\"application/octet-stream\" Encoding=\"base64\"", OCTETS.toBase64(), "")
                .fault(102, 1021);
    }

    @Test
    void octetsComeInBase64() {
        request("MimeType=\"application/octet-stream\" Encoding=\"UTF-8\"", "hello", SHOWN)
                .fault(107);
    }

    @ParameterizedTest
    @CsvSource({
        "http://uri.etsi.org/TS102204/v1.1.2#PKCS7,CMS",
        "http://uri.etsi.org/TS102204/v1.1.2#XML-Signature,XADES",
        "urn:openmss:format:XAdES-B,XADES",
        "urn:openmss:format:CAdES-B,CMS",
        "urn:openmss:format:CAdES-T,CADES_T",
        "urn:openmss:format:CAdES-LT,CADES_LT",
        "http://mss.ficom.fi/TS102204/v1.0.0#PKCS1,PKCS1"
    })
    void eachFormatHasItsUri(String uri, SignatureFormat format) {
        assertThat(order(request("", "Pay 20 EUR", format(uri))).format()).isEqualTo(format);
    }

    @Test
    void aTimeStampIsAskedForAsAServiceToo() {
        String service = SoapMessage.services(SoapMessage.service("http://uri.etsi.org/TS102204/v1.1.2#timestamp", ""));

        assertThat(order(request("", "Pay 20 EUR", service)).format()).isEqualTo(SignatureFormat.CADES_T);
        request("", "Pay 20 EUR", service + format("http://mss.ficom.fi/TS102204/v1.0.0#PKCS1"))
                .fault(101, 1017);
    }

    @Test
    void withoutATimeStampingAuthorityItsFormatsAreUnsupported() {
        timeStamps.served = false;

        request("", "Pay 20 EUR", format("urn:openmss:format:CAdES-T")).fault(101, 1017);
    }

    /** On the way it bears the name that the schema gives it, and is still good, as Java's own validator sees it. */
    @Test
    void anXmlSignatureTravelsInTheMessage() throws Exception {
        String transaction = request(
                        "",
                        "Pay &lt;20&gt; EUR &amp; more",
                        format("http://uri.etsi.org/TS102204/v1.1.2#XML-Signature"))
                .accepted();

        users.signs(user, transaction);

        var answer = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(
                        SoapMessage.status(sender, transaction).post().extract().asString())));
        var travelled = answer.getElementsByTagNameNS("http://uri.etsi.org/TS102204/v1.1.2#", "XMLSignature")
                .item(0);
        var signature = (Element) answer.renameNode(travelled, XMLSignature.XMLNS, "ds:Signature");
        var context = new DOMValidateContext(user.key().getPublic(), signature);
        for (var name : List.of("Object", "SignedProperties", "Reference")) {
            var all = signature.getElementsByTagNameNS("*", name);
            for (int i = 0; i < all.getLength(); i++) {
                if (((Element) all.item(i)).hasAttribute("Id")) {
                    context.setIdAttributeNS((Element) all.item(i), null, "Id");
                }
            }
        }
        assertThat(XMLSignatureFactory.getInstance("DOM")
                        .unmarshalXMLSignature(context)
                        .validate(context))
                .isTrue();
        var signed = signature
                .getElementsByTagNameNS(XMLSignature.XMLNS, "Object")
                .item(0)
                .getTextContent();
        assertThat(new String(Base64.getDecoder().decode(signed), StandardCharsets.UTF_8))
                .isEqualTo("Pay <20> EUR & more");
    }

    @Test
    void theFormatForAPdfTakesNoText() {
        request("", "Pay 20 EUR", format("urn:openmss:format:PAdES")).fault(101, 1017);
    }
}
