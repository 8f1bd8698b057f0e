package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.RequestSignature;
import org.openmss.gateway.signature.domain.ApTransactionId;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.KeyChoice;
import org.openmss.gateway.signature.domain.RequestedServices;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransactions;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** Formats and kinds of data, through the store. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class SignatureFormatsApiTest {
    private static final Bytes OCTETS = Bytes.of(new byte[] {0, 1, 2, (byte) 0xFF});

    @Inject
    RegisterProvider registerProvider;

    @Inject
    RequestSignature requestSignature;

    @Inject
    SignatureTransactions transactions;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    @Inject
    ScriptedTimeStamps timeStamps;

    private String apId;
    private String password;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        apId = "http://operator.example/shop-" + UUID.randomUUID();
        password = registerProvider
                .register("test", apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                .password();
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        timeStamps.served = true;
        timeStamps.askedInATransaction = Optional.empty();
        user = users.active();
    }

    @AfterEach
    void noAuthority() {
        timeStamps.served = false;
    }

    private ValidatableResponse request(String members) {
        return given().auth()
                .preemptive()
                .basic(apId, password)
                .contentType(ContentType.JSON)
                .body("""
                        {"msisdn":"%s","profile":"signature","apTransactionId":"F1",%s}""".formatted(user.msisdn().value(), members))
                .post("/v1/signatures")
                .then();
    }

    private ValidatableResponse ask(String id) {
        return given().auth()
                .preemptive()
                .basic(apId, password)
                .get("/v1/signatures/" + id)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAdES-T", "CAdES-LT"})
    void withoutATimeStampTheTransactionFailsWith900AndNothingIsReleased(String format) {
        String id = request("\"text\":\"Pay 20 EUR\",\"format\":\"" + format + "\"")
                .statusCode(201)
                .extract()
                .path("id");

        users.signs(user, id);

        ask(id).body("state", equalTo("FAILED"))
                .body("mssStatus.code", equalTo(900))
                .body("detail", containsString("no time-stamp"))
                .body("signature", nullValue());
    }

    @Test
    void noTransactionIsOpenWhileTheTimeStampingAuthorityIsAsked() {
        String id = request("\"text\":\"Pay 20 EUR\",\"format\":\"CAdES-T\"")
                .statusCode(201)
                .extract()
                .path("id");

        users.signs(user, id);

        assertThat(timeStamps.askedInATransaction).contains(false);
    }

    @Test
    void aFormatThatThisGatewayCannotMakeIsRefusedBeforeAnybodyIsAsked() {
        timeStamps.served = false;
        int before = phones.asked.get();

        request("\"text\":\"Pay 20 EUR\",\"format\":\"CAdES-LT\"")
                .statusCode(400)
                .body("mssStatus.code", equalTo(101))
                .body("detail", containsString("time-stamping authority"));

        assertThat(phones.asked.get()).isEqualTo(before);
    }

    @Test
    void aSha384IsSignedWithItsOwnAlgorithm() throws Exception {
        var digest = DigestAlgorithm.SHA_384.hash(OCTETS);
        String id = request("\"digest\":{\"algorithm\":\"SHA-384\",\"value\":\"" + digest.toBase64()
                        + "\"},\"displayText\":\"Contract 7\"")
                .statusCode(201)
                .extract()
                .path("id");

        users.signs(user, id);

        String value = ask(id).body("state", equalTo("SIGNED")).extract().path("signature.value");
        var signer = new CMSSignedData(Base64.getDecoder().decode(value))
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next();
        assertThat(signer.getDigestAlgorithmID().getAlgorithm()).isEqualTo(NISTObjectIdentifiers.id_sha384);
        assertThat(phones.prompts
                        .get(user.iccid())
                        .documents()
                        .getFirst()
                        .hash()
                        .length())
                .isEqualTo(48);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "MD5", "SHA-256 "})
    void anotherDigestAlgorithmIsRefusedWithTheNamesOfThoseServed(String algorithm) {
        request("\"digest\":{\"algorithm\":\"" + algorithm
                        + "\",\"value\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAA=\"},\"displayText\":\"Contract 7\"")
                .statusCode(400)
                .body("detail", containsString("SHA-256 and SHA-384"));
    }

    @Test
    void aDigestOfAnotherLengthThanItsAlgorithmHasIsRefused() {
        request("\"digest\":{\"algorithm\":\"SHA-384\",\"value\":\""
                        + OCTETS.sha256().toBase64() + "\"},\"displayText\":\"Contract 7\"")
                .statusCode(400)
                .body("detail", containsString("48 octets"));
    }

    static Stream<DataToBeSigned> kinds() {
        return Stream.of(
                new DataToBeSigned.Text("Pay 20 EUR"),
                new DataToBeSigned.Octets(OCTETS),
                new DataToBeSigned.Digest(DigestAlgorithm.SHA_256, DigestAlgorithm.SHA_256.hash(OCTETS)),
                new DataToBeSigned.Digest(DigestAlgorithm.SHA_384, DigestAlgorithm.SHA_384.hash(OCTETS)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsSignedComesBackFromTheDatabaseAsItWas(DataToBeSigned data) {
        for (var format : SignatureFormat.values()) {
            boolean isDigest = data instanceof DataToBeSigned.Digest;
            if (format == SignatureFormat.PADES && !isDigest || format == SignatureFormat.XADES && isDigest) {
                continue;
            }
            user = users.active();
            var asked = requestSignature.request(provider(), command(data, format));

            var found = transactions.find(asked.order().id()).orElseThrow();
            assertThat(found.order().documents().getFirst().data()).isEqualTo(data);
            assertThat(found.order().format()).isEqualTo(format);
        }
    }

    @Test
    void octetsAreSignedAttachedAsTheyAre() throws Exception {
        var asked =
                requestSignature.request(provider(), command(new DataToBeSigned.Octets(OCTETS), SignatureFormat.CMS));

        users.signs(user, asked.order().id().value());

        var signed = (SignatureTransaction.Signed)
                transactions.find(asked.order().id()).orElseThrow();
        assertThat((byte[]) new CMSSignedData(signed.signature().toArray())
                        .getSignedContent()
                        .getContent())
                .isEqualTo(OCTETS.toArray());
    }

    private ApplicationProvider provider() {
        return new ApplicationProvider(
                apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), true, false, Set.of(), Instant.now());
    }

    private RequestSignature.Command command(DataToBeSigned data, SignatureFormat format) {
        return new RequestSignature.Command(
                new ApTransactionId("F" + UUID.randomUUID()),
                user.msisdn(),
                List.of(new Document(data, DisplayText.of("Contract 7"))),
                KeyChoice.of(KeyPurpose.SIGNATURE),
                format,
                Optional.empty(),
                Optional.empty(),
                RequestedServices.none(),
                Optional.empty());
    }
}
