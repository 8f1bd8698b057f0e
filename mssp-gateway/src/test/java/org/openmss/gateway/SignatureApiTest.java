package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.CompleteSignature;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.gateway.subscriber.RevokeSubscriber;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class SignatureApiTest {
    @Inject
    RegisterProvider registerProvider;

    @Inject
    RevokeSubscriber revokeSubscriber;

    @Inject
    CompleteSignature completeSignature;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    @TempDir
    Path scratch;

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
        user = users.active();
    }

    private RequestSpecification asProvider() {
        return given().auth().preemptive().basic(apId, password).contentType(ContentType.JSON);
    }

    private String body(String apTransactionId, String text) {
        return """
                {"msisdn":"%s","text":"%s","profile":"signature","format":"CMS","timeout":"PT60S","apTransactionId":"%s"}""".formatted(user.msisdn().value(), text, apTransactionId);
    }

    private ValidatableResponse request(String body) {
        return asProvider().body(body).post("/v1/signatures").then().log().ifValidationFails();
    }

    private String accepted(String apTransactionId, String text) {
        return request(body(apTransactionId, text))
                .statusCode(201)
                .body("state", equalTo("PENDING"))
                .body("mssStatus.code", equalTo(504))
                .body("verificationCode", matchesPattern("[0-9]{4}"))
                .body("expiresAt", notNullValue())
                .extract()
                .path("id");
    }

    private ValidatableResponse ask(String id) {
        return asProvider().get("/v1/signatures/" + id).then().statusCode(200);
    }

    private void userSigns(String id) {
        users.signs(user, id);
    }

    private void userAnswers(String id, SignatureFailure why) {
        users.answers(id, why);
    }

    @Test
    void aSignedTextIsAnAttachedCmsThatOpensslVerifies() throws Exception {
        String id = accepted("A1", "Pay 20 EUR to Ada");
        userSigns(id);

        var done = ask(id).body("state", equalTo("SIGNED")).body("mssStatus.code", equalTo(502));

        Path cms = write(done.extract().path("signature.value"));
        assertThat(openssl(
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        cms.toString(),
                        "-CAfile",
                        rootPem(),
                        "-purpose",
                        "any"))
                .isEqualTo("Pay 20 EUR to Ada");
    }

    @Test
    void aSignedDigestIsADetachedCmsThatOpensslVerifiesOverTheDocument() throws Exception {
        byte[] document = "%PDF-1.4 a contract".getBytes(StandardCharsets.UTF_8);
        String digest = Bytes.of(document).sha256().toBase64();
        String id = request("""
                        {"msisdn":"%s","digest":{"algorithm":"SHA-256","value":"%s"},"displayText":"Contract 7",
                         "profile":"signature","apTransactionId":"D1"}""".formatted(user.msisdn().value(), digest))
                .statusCode(201)
                .extract()
                .path("id");
        userSigns(id);

        Path cms = write(ask(id).body("state", equalTo("SIGNED")).extract().path("signature.value"));
        Path file = Files.write(scratch.resolve("contract.pdf"), document);
        assertThat(openssl(
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        cms.toString(),
                        "-content",
                        file.toString(),
                        "-CAfile",
                        rootPem(),
                        "-purpose",
                        "any"))
                .isEqualTo(new String(document, StandardCharsets.UTF_8));
    }

    @Test
    void theUserSeesTheContractedNameAndTheTextThatIsSigned() {
        accepted("A2", "Sign in to the shop");

        assertThat(phones.prompts.get(user.iccid()).apName()).isEqualTo("Corner Shop");
        assertThat(phones.prompts.get(user.iccid()).documents().getFirst().text())
                .isEqualTo("Sign in to the shop");
    }

    @Test
    void theEventIdAndTheLanguageReachThePhone() {
        request(body("V1", "Sign me").replace("}", ",\"eventId\":\"AB12\",\"language\":\"FI\"}"))
                .statusCode(201);

        var prompt = phones.prompts.get(user.iccid());
        assertThat(prompt.eventId()).contains("AB12");
        assertThat(prompt.language()).contains("fi");
    }

    @ParameterizedTest
    @CsvSource({"eventId, ab", "eventId, a b c d", "language, english", "language, f1"})
    void anEventIdOrLanguageThatIsNoneIsRefusedByName(String member, String value) {
        request(body("V2", "Sign me").replace("}", ",\"" + member + "\":\"" + value + "\"}"))
                .statusCode(400)
                .body("field", equalTo(member));

        assertThat(phones.prompts).doesNotContainKey(user.iccid());
    }

    @Test
    void theSameRequestAgainIsTheSameTransactionAndOnePrompt() {
        int before = phones.asked.get();
        String first = accepted("A3", "once");
        String second = accepted("A3", "once");

        assertThat(second).isEqualTo(first);
        assertThat(phones.asked.get()).isEqualTo(before + 1);
    }

    @Test
    void anotherRequestUnderTheSameApTransIdIsRefusedWith101() {
        accepted("A4", "once");

        request(body("A4", "twice")).statusCode(400).body("mssStatus.code", equalTo(101));
    }

    @Test
    void aRefusalIsAStateNotAnError() {
        String id = accepted("A5", "no thanks");
        userAnswers(id, new SignatureFailure.UserCancelled());

        ask(id).body("state", equalTo("REFUSED"))
                .body("mssStatus.code", equalTo(401))
                .body("signature", equalTo(null));
    }

    @Test
    void aLateAnswerChangesNothing() throws Exception {
        String id = accepted("A6", "too late");
        userAnswers(id, new SignatureFailure.UserCancelled());
        userSigns(id);

        ask(id).body("state", equalTo("REFUSED"));
    }

    @Test
    void aSignatureByAnotherKeyIsNeverReleased() {
        String id = accepted("A7", "forged");
        completeSignature.complete(
                new TransactionId(id), new CompleteSignature.Answer.Signed(List.of(Bytes.of(new byte[] {0x30, 0x00}))));

        ask(id).body("state", equalTo("FAILED"))
                .body("mssStatus.code", equalTo(503))
                .body("signature", equalTo(null));
    }

    @Test
    void aCertificateThatIsFoundRevokedAtTheEndGives501() throws Exception {
        String id = accepted("A8", "revoked meanwhile");
        status.next = Optional.of(new SignatureFailure.CertificateRevoked());
        userSigns(id);

        ask(id).body("state", equalTo("FAILED"))
                .body("mssStatus.code", equalTo(501))
                .body("signature", equalTo(null));
    }

    @Test
    void aRevokedSubscriberIsRefusedWith422BeforeAnyPrompt() {
        revokeSubscriber.revoke(user.id());
        int before = phones.asked.get();

        request(body("A9", "no more")).statusCode(422).body("mssStatus.code", equalTo(422));
        assertThat(phones.asked.get()).isEqualTo(before);
    }

    @Test
    void whatIsSignedAfterTheRevocationIsNotReleasedEvenIfTheCaDoesNotKnowYet() {
        String id = accepted("E1", "too late");
        revokeSubscriber.revoke(user.id());

        userSigns(id);

        ask(id).body("state", equalTo("FAILED"))
                .body("mssStatus.code", equalTo(501))
                .body("signature", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-5H", "P2D", "PT9999999999H", "soon"})
    void aWaitThatIsNoneIsRefused(String wait) {
        String id = accepted("E3", "wait");

        asProvider()
                .get("/v1/signatures/" + id + "?wait=" + wait)
                .then()
                .statusCode(400)
                .body("field", equalTo("wait"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u3164", "1\u03360", "a\u2028b", "\ufe0f!", "\u200b"})
    void textThatDeceivesIs107(String text) {
        request(body("E2", text)).statusCode(400).body("mssStatus.code", equalTo(107));
    }

    @Test
    void aSecondRequestWhileAPromptIsOpenIsRefusedWith406() {
        accepted("B1", "first");

        request(body("B2", "second")).statusCode(409).body("mssStatus.code", equalTo(406));
    }

    @Test
    void aPhoneThatCannotBeReachedEndsTheTransactionWith209() {
        phones.next = DeviceChannel.Delivery.UNREACHABLE;

        request(body("B3", "hello?"))
                .statusCode(201)
                .body("state", equalTo("FAILED"))
                .body("mssStatus.code", equalTo(209));
    }

    @Test
    void whatNobodyAnswersExpires() {
        String id = request(body("B4", "nobody").replace("PT60S", "PT5S"))
                .statusCode(201)
                .extract()
                .path("id");

        asProvider()
                .get("/v1/signatures/" + id + "?wait=PT20S")
                .then()
                .statusCode(200)
                .body("state", equalTo("EXPIRED"))
                .body("mssStatus.code", equalTo(208));
    }

    @Test
    void aWaitingCallerIsWokenByTheEnd() {
        String id = accepted("B5", "soon");
        var later = Thread.ofVirtual().start(() -> {
            sleepUntilSomebodyWaits();
            userAnswers(id, new SignatureFailure.UserCancelled());
        });
        long started = System.nanoTime();

        asProvider().get("/v1/signatures/" + id + "?wait=PT30S").then().body("state", equalTo("REFUSED"));

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
        assertThat(later.isInterrupted()).isFalse();
    }

    private static void sleepUntilSomebodyWaits() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }

    @Test
    void anotherProvidersTransactionDoesNotExist() {
        String id = accepted("B6", "mine");
        String otherAp = "other-" + UUID.randomUUID();
        String otherPassword = registerProvider
                .register("test", otherAp, "Other", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                .password();

        given().auth()
                .preemptive()
                .basic(otherAp, otherPassword)
                .get("/v1/signatures/" + id)
                .then()
                .statusCode(404)
                .contentType(containsString("application/problem+json"));
    }

    @Test
    void anUnknownNumberIs105() {
        request(body("B7", "who?").replace(user.msisdn().value(), "+99901999999"))
                .statusCode(404)
                .body("type", equalTo("urn:mss:problem:unknown-client"))
                .body("mssStatus.code", equalTo(105));
    }

    @Test
    void aWrongPasswordIsRefused() {
        given().auth()
                .preemptive()
                .basic(apId, "wrong")
                .contentType(ContentType.JSON)
                .body(body("B8", "x"))
                .post("/v1/signatures")
                .then()
                .statusCode(401)
                .contentType(containsString("application/problem+json"));
    }

    @Test
    void withoutCredentialsNothingIsTold() {
        given().contentType(ContentType.JSON)
                .body(body("B9", "x"))
                .post("/v1/signatures")
                .then()
                .statusCode(401);
    }

    @Test
    void aProfileOutsideTheContractIs104() {
        String limited = "limited-" + UUID.randomUUID();
        String itsPassword = registerProvider
                .register("test", limited, "Limited", EnumSet.of(KeyPurpose.AUTHENTICATION), Optional.empty())
                .password();

        given().auth()
                .preemptive()
                .basic(limited, itsPassword)
                .contentType(ContentType.JSON)
                .body(body("C1", "x"))
                .post("/v1/signatures")
                .then()
                .statusCode(403)
                .body("mssStatus.code", equalTo(104));
    }

    @Test
    void octetsThatAreNoTextAreTheCallersMistake() {
        given().auth()
                .preemptive()
                .basic(apId, password)
                .contentType("application/json")
                .body(new byte[] {0, 0, 0, '{', 0, 0x46, 0, 0})
                .post("/v1/signatures")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:mss:problem:malformed-json"));
    }

    @Test
    void anOversizedBodyIsRefusedUnread() {
        request(body("C2", "x".repeat(600_000)))
                .statusCode(413)
                .contentType(containsString("application/problem+json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"msisdn"                                             | 400 | malformed-json
            {"nonsense":1}                                        | 400 | invalid-field
            {"msisdn":12345678,"text":"x"}                        | 400 | invalid-field
            {"msisdn":"+99901000001","msisdn":"+99901000002"}     | 400 | malformed-json
            []                                                    | 400 | malformed-json
            {"text":"x","profile":"signature"}                    | 400 | missing-field
            """)
    void whatIsNotARequestIsRefusedWithAHint(String body, int http, String type) {
        request(body)
                .statusCode(http)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("urn:mss:problem:" + type))
                .body("detail", notNullValue());
    }

    @Test
    void aCharacterThatNoPhoneShowsIs107AndATextTooLongIs103() {
        request(body("C3", "a\u202eb")).statusCode(400).body("mssStatus.code", equalTo(107));
        request(body("C4", "x".repeat(240))).statusCode(400).body("mssStatus.code", equalTo(103));
    }

    @Test
    void aProblemNeverRepeatsTheText() {
        request(body("C5", "secret words".repeat(30))).statusCode(400).body(not(containsString("secret words")));
    }

    private Path write(String base64) throws Exception {
        return Files.write(scratch.resolve("signature.der"), Base64.getDecoder().decode(base64));
    }

    private String rootPem() throws Exception {
        String base64 = Base64.getMimeEncoder().encodeToString(TestHierarchy.ROOT.getEncoded());
        return Files.writeString(
                        scratch.resolve("root.pem"),
                        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                .toString();
    }

    /** An independent judge. */
    private static String openssl(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(error).isZero();
        return out;
    }
}
