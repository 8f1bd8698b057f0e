package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** SignatureProfile, SignatureProfileComparison and KeyReference choose the key; the profile query tells what there is to choose. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class KeyChoiceApiTest {
    private static final String AUTHENTICATION = "urn:openmss:profile:authentication";
    private static final String SIGNATURE = "urn:openmss:profile:signature";

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
        shop = sender(EnumSet.allOf(KeyPurpose.class));
        phones.next = DeviceChannel.Delivery.DELIVERED;
        user = users.active();
    }

    private SoapMessage.Sender sender(EnumSet<KeyPurpose> profiles) {
        String apId = "http://operator.example/keys-" + UUID.randomUUID();
        return new SoapMessage.Sender(
                apId,
                registerProvider
                        .register("test", apId, "Corner Shop", profiles, Optional.empty())
                        .password());
    }

    private static String profile(String uri) {
        return "<mss:SignatureProfile><mss:mssURI>" + uri + "</mss:mssURI></mss:SignatureProfile>";
    }

    private static String comparison(String text) {
        return "<mss:SignatureProfileComparison>" + text + "</mss:SignatureProfileComparison>";
    }

    private SoapMessage asks(SoapMessage.Sender sender, String rest) {
        return SoapMessage.signature(
                sender, "A" + UUID.randomUUID(), user.msisdn().value(), "Sign me", rest);
    }

    private SoapMessage refers(String reference) {
        return asks(shop, profile(SIGNATURE) + "<mss:KeyReference>" + reference + "</mss:KeyReference>");
    }

    private static String hash(String element, Bytes digest) {
        return "<mss:%1$s><ds:DigestMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><ds:DigestValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">%2$s</ds:DigestValue></mss:%1$s>"
                .formatted(element, digest.toBase64());
    }

    @ParameterizedTest
    @CsvSource({
        AUTHENTICATION + ", exact, AUTHENTICATION",
        SIGNATURE + ", exact, SIGNATURE",
        AUTHENTICATION + ", minimum, AUTHENTICATION",
        SIGNATURE + ", minimum, SIGNATURE",
        AUTHENTICATION + ", better, SIGNATURE",
        "http://alauda.mobi/digitalSignature, exact, AUTHENTICATION",
        "http://mss.ficom.fi/TS102206/v1.0.0/signature-profile.xml, exact, SIGNATURE",
        "http://mid.swisscom.ch/Any-LoA4, exact, SIGNATURE"
    })
    void theComparisonDecidesWhichKeySigns(String uri, String how, KeyPurpose purpose) {
        asks(shop, profile(uri) + comparison(how)).accepted();

        assertThat(phones.prompts.get(user.iccid()).purpose()).isEqualTo(purpose);
    }

    @Test
    void nothingIsBetterThanASignature() {
        asks(shop, profile(SIGNATURE) + comparison("better")).fault(109);
        asks(shop, profile(SIGNATURE) + comparison("nicest")).fault(101);
    }

    @Test
    void aBetterKeyIsNoWayAroundTheContract() {
        var limited = sender(EnumSet.of(KeyPurpose.AUTHENTICATION));

        asks(limited, profile(AUTHENTICATION) + comparison("better")).fault(104, 1044);
        assertThat(phones.prompts).doesNotContainKey(user.iccid());
    }

    @Test
    void aKeyIsFoundByItsHashAndByItsIssuersName() {
        var publicKey = Bytes.of(user.key().getPublic().getEncoded()).sha256();
        var issuer = TestHierarchy.chainFor(user.key().getPublic(), KeyUsage.digitalSignature)
                .getFirst()
                .getIssuerX500Principal();

        String first = refers(hash("HashOfUsersPublicKey", publicKey)).accepted();
        users.answers(first, new SignatureFailure.UserCancelled());
        refers("<mss:CertificateIssuerDN>" + issuer.getName() + "</mss:CertificateIssuerDN>")
                .accepted();
    }

    @Test
    void aReferenceThatFitsNoKeyIs404AndAnAddress405() {
        refers(hash("HashOfUsersPublicKey", Bytes.of(new byte[] {1}).sha256())).fault(404, 4041);
        refers(hash("HashOfCAPublicKey", Bytes.of(new byte[] {1}).sha256())).fault(404, 4041);
        refers("<mss:CertificateIssuerDN>CN=Somebody Else</mss:CertificateIssuerDN>")
                .fault(404, 4041);
        refers("<mss:CertificateURL>http://certificates.example/1</mss:CertificateURL>")
                .fault(405);
        refers(
                        "<mss:HashOfUsersPublicKey><ds:DigestValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">AAAA</ds:DigestValue></mss:HashOfUsersPublicKey>")
                .fault(101);
        assertThat(phones.prompts).doesNotContainKey(user.iccid());
    }

    @Test
    void theProfileQueryNamesTheProfilesAndOnRequestTheCertificatesLeafFirst() {
        SoapMessage.profile(shop, user.msisdn().value(), "")
                .post()
                .statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"100\""))
                .body(containsString("<mss:mssURI>" + AUTHENTICATION + "</mss:mssURI>"))
                .body(containsString("<mss:mssURI>" + SIGNATURE + "</mss:mssURI>"))
                .body(not(containsString("ProfileQueryExtension")));

        String extended = SoapMessage.profile(shop, user.msisdn().value(), "<mss:Params>sscds certs</mss:Params>")
                .post()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(extended)
                .containsPattern("<mcs:MobileUserCertificate State=\"ACTIVE\" Algorithm=\"EC\""
                        + " SignatureProfiles=\"urn:openmss:profile:authentication\">"
                        + "(<ds:X509Certificate>[^<]+</ds:X509Certificate><ds:X509SubjectName>[^<]+</ds:X509SubjectName>){2,3}"
                        + "</mcs:MobileUserCertificate>");
    }

    @Test
    void aProfileQueryForNobodyIs105AndItsVersionTwoIsUnderstood() {
        SoapMessage.profile(shop, "+99901999999", "").fault(105);

        given().contentType("text/xml")
                .body(SoapMessage.profile(shop, user.msisdn().value(), "")
                        .envelope()
                        .replace("MajorVersion=\"1\" MinorVersion=\"1\"", "MajorVersion=\"2\" MinorVersion=\"0\""))
                .post("/soap/services/MSS_ProfilePort")
                .then()
                .statusCode(200)
                .body(containsString("MajorVersion=\"2\" MinorVersion=\"0\""));
    }
}
