package org.openmss.handset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.handset.card.Phones;
import org.openmss.handset.card.SimCard;
import org.openmss.handset.network.HomeMssp;
import org.openmss.handset.network.HomeMssp.Activation;
import org.openmss.handset.network.SendAnswers;
import org.openmss.kernel.ActivationMessage;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.PossessionStatement;
import org.openmss.kernel.RegistrationId;
import org.openmss.kernel.VerificationCode;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(RegistrationAuthorityKeyForTests.class)
@TestSecurity(user = "gateway", roles = "mssp-gateway", authMechanism = "X509")
class HandsetApiTest {
    private static final String PIN = "274913";
    private static final Bytes NONCE = Bytes.of("nonce-of-this-order".getBytes(StandardCharsets.UTF_8));
    private static final Bytes HASH =
            Bytes.of("what is signed".getBytes(StandardCharsets.UTF_8)).sha256();

    @Inject
    Phones phones;

    @Inject
    RecordingHomeMssp gateway;

    @Inject
    SendAnswers sendAnswers;

    @Inject
    DataSource database;

    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private Iccid iccid;
    private String phone;

    @BeforeEach
    void aNewPhone() {
        gateway.next = new Activation.Active();
        gateway.reachable = true;
        var made = phones.add(new Msisdn("+99901000001"));
        iccid = made.phone().iccid();
        phone = "/phones/" + made.token();
    }

    private ValidatableResponse message(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/sims/" + iccid + "/messages")
                .then();
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    private ValidatableResponse orderKeys(String keyId) {
        return message("""
                {"kind":"GENERATE_KEYS","id":"k%s","registrationId":"%s","nonce":"%s","registrationAuthorityKeyId":"%s"}""".formatted(UUID.randomUUID(), registration, NONCE.toBase64(), keyId));
    }

    private ValidatableResponse activate() {
        return activate(PIN);
    }

    private ValidatableResponse activate(String pin) {
        return post(phone + "/activation", "{\"activationCode\":\"12345678\",\"pin\":\"" + pin + "\"}");
    }

    private static Bytes publicKey(SimCard.NewKeys keys) {
        return keys.keys().stream()
                .filter(key -> key.purpose() == KeyPurpose.SIGNATURE)
                .findFirst()
                .orElseThrow()
                .publicKey();
    }

    private void activePhone() {
        orderKeys(RegistrationAuthorityKeyForTests.keyId()).statusCode(202);
        activate().statusCode(200).body("result", equalTo("ACTIVE"));
    }

    private String prompt(Duration life) {
        String id = "t" + UUID.randomUUID();
        message("""
                {"kind":"SIGN","id":"%s","purpose":"signature","documents":[{"hash":"%s","text":"Pay 20 EUR"}],"nonce":"%s","apName":"Corner Shop","expiresAt":"%s"}""".formatted(
                        id, HASH.toBase64(), NONCE.toBase64(), Instant.now().plus(life)))
                .statusCode(202);
        return id;
    }

    private ValidatableResponse givePin(String prompt, String pin) {
        return post(phone + "/pin", "{\"promptId\":\"" + prompt + "\",\"pin\":\"" + pin + "\"}");
    }

    private void awaitOutcome(String prompt, HomeMssp.Outcome outcome) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(gateway.outcomes).containsEntry(prompt, outcome));
    }

    private PublicKey key(KeyPurpose purpose) throws Exception {
        var publicKey = newKey(purpose).publicKey();
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey.toArray()));
    }

    private SimCard.NewKey newKey(KeyPurpose purpose) {
        return gateway.keysOf(iccid).keys().stream()
                .filter(key -> key.purpose() == purpose)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCardProvesEachNewKeyAndBindsTheActivationCodeToThem() throws Exception {
        activePhone();

        for (var purpose : KeyPurpose.values()) {
            var made = newKey(purpose);
            var statement = new PossessionStatement(registration, iccid, purpose, NONCE, made.publicKey());
            var verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key(purpose));
            verifier.update(statement.toBeSigned().toArray());
            assertThat(verifier.verify(made.proof().toArray())).isTrue();
        }
        var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.DECRYPT_MODE,
                RegistrationAuthorityKeyForTests.KEY.getPrivate(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        byte[] plain =
                rsa.doFinal(gateway.keysOf(iccid).encryptedActivationCode().toArray());
        assertThat(ActivationMessage.parse(Bytes.of(plain)))
                .isEqualTo(new ActivationMessage(
                        "12345678",
                        ActivationMessage.bindingOf(
                                registration,
                                iccid,
                                NONCE,
                                newKey(KeyPurpose.AUTHENTICATION).publicKey(),
                                newKey(KeyPurpose.SIGNATURE).publicKey())));
    }

    @Test
    void aRightPinSignsWhatWasAskedFor() throws Exception {
        activePhone();
        String prompt = prompt(Duration.ofMinutes(1));

        givePin(prompt, PIN).statusCode(200).body("result", equalTo("SIGNED"));

        awaitOutcome(prompt, HomeMssp.Outcome.SIGNED);
        var verifier = Signature.getInstance("NONEwithECDSA");
        verifier.initVerify(key(KeyPurpose.SIGNATURE));
        verifier.update(HASH.toArray());
        assertThat(verifier.verify(gateway.signatureOf(prompt).toArray())).isTrue();
    }

    @Test
    void theScreenShowsWhoAsksWhatAndTheCodeItDerivedItself() {
        activePhone();
        prompt(Duration.ofMinutes(1));

        given().get(phone + "/prompt")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("apName", equalTo("Corner Shop"))
                .body("text", equalTo("Pay 20 EUR"))
                .body(
                        "verificationCode",
                        equalTo(VerificationCode.of(HASH, NONCE).value()));
    }

    @Test
    void severalDocumentsAreAllShownAndTakeOnePinWhichSignsEach() throws Exception {
        activePhone();
        var hashes = Stream.of("one", "two")
                .map(text -> Bytes.of(text.getBytes(StandardCharsets.UTF_8)).sha256())
                .toList();
        message("""
                {"kind":"SIGN","id":"several","purpose":"signature","documents":[{"hash":"%s","text":"One"},{"hash":"%s","text":"Two"}],"nonce":"%s","apName":"Corner Shop","expiresAt":"%s"}""".formatted(
                                hashes.getFirst().toBase64(),
                                hashes.getLast().toBase64(),
                                NONCE.toBase64(),
                                Instant.now().plusSeconds(60)))
                .statusCode(202);

        given().get(phone + "/prompt")
                .then()
                .body("text", equalTo("One"))
                .body("furtherTexts", equalTo(List.of("Two")))
                .body(
                        "verificationCode",
                        equalTo(VerificationCode.of(hashes, NONCE).value()));
        givePin("several", PIN).body("result", equalTo("SIGNED"));

        awaitOutcome("several", HomeMssp.Outcome.SIGNED);
        var verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(key(KeyPurpose.SIGNATURE));
        verifier.update("two".getBytes(StandardCharsets.UTF_8));
        assertThat(gateway.signaturesOf("several")).hasSize(2);
        assertThat(verifier.verify(gateway.signaturesOf("several").getLast().toArray()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"hash\":\"AAAA\",\"text\":\"x\"}]", "[{\"text\":\"x\"}]", "[null]"})
    void documentsWithoutHashOrTextAreRefused(String documents) {
        message("""
                {"kind":"SIGN","id":"none","purpose":"signature","documents":%s,"nonce":"%s","apName":"Corner Shop","expiresAt":"%s"}""".formatted(documents, NONCE.toBase64(), Instant.now().plusSeconds(60)))
                .statusCode(400);
    }

    @Test
    void threeWrongPinsBlockTheCardForGood() {
        activePhone();
        String prompt = prompt(Duration.ofMinutes(1));
        givePin(prompt, "0000").body("result", equalTo("WRONG_PIN")).body("triesLeft", equalTo(2));
        givePin(prompt, "0000").body("result", equalTo("WRONG_PIN")).body("triesLeft", equalTo(1));

        givePin(prompt, "0000").body("result", equalTo("PIN_BLOCKED"));

        awaitOutcome(prompt, HomeMssp.Outcome.PIN_BLOCKED);
        givePin(prompt(Duration.ofMinutes(1)), PIN).body("result", equalTo("PIN_BLOCKED"));
    }

    @Test
    void aRightPinGivesTheTriesBack() {
        activePhone();
        String prompt = prompt(Duration.ofMinutes(1));
        givePin(prompt, "0000").body("triesLeft", equalTo(2));
        givePin(prompt, PIN).body("result", equalTo("SIGNED"));

        givePin(prompt(Duration.ofMinutes(1)), "0000").body("triesLeft", equalTo(2));
    }

    @Test
    void aRefusalIsToldAndSignsNothing() {
        activePhone();
        String prompt = prompt(Duration.ofMinutes(1));

        post(phone + "/refusal", "{\"promptId\":\"" + prompt + "\"}")
                .statusCode(200)
                .body("result", equalTo("CANCELLED"));

        awaitOutcome(prompt, HomeMssp.Outcome.CANCELLED);
        givePin(prompt, PIN).statusCode(409);
    }

    @Test
    void anExpiredPromptCannotBeSigned() {
        activePhone();
        String prompt = prompt(Duration.ofMillis(1));

        givePin(prompt, PIN).statusCode(409).body("type", equalTo("urn:mss:problem:prompt-gone"));
        given().get(phone + "/prompt").then().statusCode(204);
    }

    @Test
    void onePromptAtATime() {
        activePhone();
        prompt(Duration.ofMinutes(1));

        message("""
                {"kind":"SIGN","id":"t2","purpose":"signature","documents":[{"hash":"%s","text":"x"}],"nonce":"%s","apName":"Other","expiresAt":"%s"}""".formatted(HASH.toBase64(), NONCE.toBase64(), Instant.now().plusSeconds(60)))
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:busy"));
    }

    @Test
    void anAnswerWaitsUntilTheHomeMsspTakesIt() {
        activePhone();
        gateway.reachable = false;
        String prompt = prompt(Duration.ofMinutes(1));
        givePin(prompt, PIN).body("result", equalTo("SIGNED"));
        assertThat(gateway.outcomes).doesNotContainKey(prompt);

        gateway.reachable = true;
        sendAnswers.send();

        awaitOutcome(prompt, HomeMssp.Outcome.SIGNED);
    }

    @Test
    void aWrongActivationCodeLeavesTheDialogueOpenAndKeepsTheKeys() {
        orderKeys(RegistrationAuthorityKeyForTests.keyId()).statusCode(202);
        gateway.next = new Activation.WrongCode(2);
        activate().body("result", equalTo("WRONG_CODE")).body("triesLeft", equalTo(2));
        var first = newKey(KeyPurpose.SIGNATURE).publicKey();
        gateway.next = new Activation.Active();

        activate().body("result", equalTo("ACTIVE"));

        assertThat(newKey(KeyPurpose.SIGNATURE).publicKey()).isEqualTo(first);
    }

    @Test
    void anUnfinishedActivationIsRepeatedWithThePinThatWasChosenFirst() {
        orderKeys(RegistrationAuthorityKeyForTests.keyId()).statusCode(202);
        gateway.next = new Activation.Unavailable();
        activate(PIN).body("result", equalTo("UNAVAILABLE"));
        var first = gateway.keysOf(iccid);
        gateway.keys.clear();
        gateway.next = new Activation.Active();

        activate("999999").body("result", equalTo("PIN_ALREADY_CHOSEN")).body("triesLeft", equalTo(2));

        assertThat(gateway.keys).isEmpty();
        activate(PIN).body("result", equalTo("ACTIVE"));
        assertThat(newKey(KeyPurpose.SIGNATURE).publicKey()).isEqualTo(publicKey(first));
        givePin(prompt(Duration.ofMinutes(1)), PIN).body("result", equalTo("SIGNED"));
    }

    @Test
    void threeOtherPinsEndTheActivationUntilThereIsANewOrder() {
        orderKeys(RegistrationAuthorityKeyForTests.keyId()).statusCode(202);
        gateway.next = new Activation.Unavailable();
        activate(PIN).body("result", equalTo("UNAVAILABLE"));
        activate("999999").body("triesLeft", equalTo(2));
        activate("999999").body("triesLeft", equalTo(1));

        activate("999999").body("result", equalTo("PIN_BLOCKED")).body("triesLeft", equalTo(0));

        activate(PIN).statusCode(409).body("type", equalTo("urn:mss:problem:prompt-gone"));
    }

    @Test
    void theSameOrderAgainNeverGivesCertifiedKeysAnotherPin() {
        activePhone();
        orderKeys(RegistrationAuthorityKeyForTests.keyId()).statusCode(202);

        activate("999999").body("result", equalTo("PIN_ALREADY_CHOSEN"));

        activate(PIN).body("result", equalTo("ACTIVE"));
        givePin(prompt(Duration.ofMinutes(1)), "999999").body("result", equalTo("WRONG_PIN"));
    }

    @Test
    void anotherRegistrationAuthorityIsRefused() {
        orderKeys("00".repeat(32))
                .statusCode(422)
                .body("type", equalTo("urn:mss:problem:foreign-registration-authority"));
    }

    @Test
    void neitherPinNorPrivateKeyLiesInTheDatabase() throws Exception {
        activePhone();
        givePin(prompt(Duration.ofMinutes(1)), PIN).body("result", equalTo("SIGNED"));
        var dump = new StringBuilder();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select encode(image, 'escape') from phone union all select row_to_json(m)::text from message m"
                                        + " union all select row_to_json(a)::text from answer a")) {
            while (rows.next()) {
                dump.append(rows.getString(1));
            }
        }

        assertThat(dump.toString())
                .isNotEmpty()
                .doesNotContain(PIN)
                .doesNotContain("privateKeys")
                .doesNotContain("MIGH", "MEEC");
    }

    @Test
    void whoHasNoTokenSeesNothing() {
        given().get("/phones/AAAAAAAAAAAAAAAAAAAAAA").then().statusCode(404);
        given().get("/phones/AAAAAAAAAAAAAAAAAAAAAA/prompt").then().statusCode(404);
    }

    @Test
    void anotherSitesPageCannotSend() {
        activePhone();
        String prompt = prompt(Duration.ofMinutes(1));
        given().contentType(ContentType.JSON)
                .header("Origin", "https://evil.example")
                .body("{\"promptId\":\"" + prompt + "\"}")
                .post(phone + "/refusal")
                .then()
                .statusCode(403);
        given().contentType("text/plain")
                .body("{}")
                .post(phone + "/refusal")
                .then()
                .statusCode(415);
        given().contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", "cross-site")
                .body("{\"promptId\":\"" + prompt + "\"}")
                .post(phone + "/refusal")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:mss:problem:foreign-form"));
        given().contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", "same-origin")
                .body("{\"promptId\":\"" + prompt + "\"}")
                .post(phone + "/refusal")
                .then()
                .statusCode(lessThan(300));
    }

    private String notice(String text, Duration life) {
        String id = "r" + UUID.randomUUID();
        show(id, text, life).statusCode(202);
        return id;
    }

    private ValidatableResponse show(String id, String text, Duration life) {
        return message("""
                {"kind":"SHOW","id":"%s","apName":"Corner Shop","text":"%s","expiresAt":"%s"}""".formatted(id, text, Instant.now().plus(life)));
    }

    private ValidatableResponse acknowledge(String notice) {
        return post(phone + "/acknowledgement", "{\"promptId\":\"" + notice + "\"}");
    }

    private ValidatableResponse screen() {
        return given().get(phone + "/prompt").then();
    }

    @Test
    void aNoticeIsShownUntilTheUserHasReadItWhichTheGatewayIsTold() {
        String notice = notice("Thank you.", Duration.ofMinutes(1));
        screen().statusCode(200)
                .body("kind", equalTo("SHOW"))
                .body("apName", equalTo("Corner Shop"))
                .body("text", equalTo("Thank you."));

        acknowledge(notice).statusCode(200).body("result", equalTo("ACKNOWLEDGED"));

        screen().statusCode(204);
        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.acknowledged.contains(notice));
        acknowledge(notice).statusCode(409).body("type", equalTo("urn:mss:problem:prompt-gone"));
    }

    @Test
    void anAcknowledgementWaitsForAGatewayThatIsAway() {
        gateway.reachable = false;
        String notice = notice("Thank you.", Duration.ofMinutes(1));
        acknowledge(notice).statusCode(200);
        sendAnswers.send();
        assertThat(gateway.acknowledged).doesNotContain(notice);

        gateway.reachable = true;

        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.acknowledged.contains(notice));
    }

    @Test
    void aNoticeStandsBehindAPromptAndNoticesBehindOneAnother() {
        activePhone();
        String first = notice("first", Duration.ofMinutes(1));
        String second = notice("second", Duration.ofMinutes(1));
        String prompt = prompt(Duration.ofMinutes(1));
        screen().body("id", equalTo(prompt));

        givePin(prompt, PIN).body("result", equalTo("SIGNED"));

        screen().body("id", equalTo(first));
        acknowledge(first).statusCode(200);
        screen().body("id", equalTo(second));
    }

    @Test
    void theSameNoticeAgainIsShownOnceAndOneWhoseTimeIsOverNotAtAll() {
        String notice = notice("once", Duration.ofMinutes(1));
        acknowledge(notice).statusCode(200);

        show(notice, "once", Duration.ofMinutes(1)).statusCode(202);
        notice("late", Duration.ofSeconds(-1));

        screen().statusCode(204);
    }

    @Test
    void aNoticeWithoutTextOrTimeIsRefused() {
        message(
                        "{\"kind\":\"SHOW\",\"id\":\"r1\",\"apName\":\"Shop\",\"text\":\" \",\"expiresAt\":\"2030-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("field", equalTo("text"));
        message("{\"kind\":\"SHOW\",\"id\":\"r1\",\"apName\":\"Shop\",\"text\":\"x\"}")
                .statusCode(400)
                .body("field", equalTo("expiresAt"));
    }

    @Test
    void aNoticeOfAnotherPhoneCannotBeAcknowledged() {
        String notice = notice("for the other one", Duration.ofMinutes(1));
        String other = "/phones/" + phones.add(new Msisdn("+99901000003")).token();

        post(other + "/acknowledgement", "{\"promptId\":\"" + notice + "\"}").statusCode(409);
        screen().body("id", equalTo(notice));
    }

    @Test
    void thePageIsNeitherStoredNorFramed() {
        given().get(phone)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .body(not(containsString("<script>")));
    }

    @Test
    @TestSecurity(user = "somebody", roles = "handset-operator")
    void onlyTheGatewayReachesASim() {
        message("{}").statusCode(403).contentType(containsString("application/problem+json"));
    }

    @Test
    @TestSecurity(user = "somebody", roles = "handset-operator")
    void anOperatorAddsPhones() {
        post("/phones", "{\"msisdn\":\"+99901000002\"}").statusCode(201).body("link", containsString("/phones/"));
        post("/phones", "{\"msisdn\":\"hello\"}").statusCode(400).body("field", equalTo("msisdn"));
        post("/phones", "{").statusCode(400).body("type", equalTo("urn:mss:problem:malformed-json"));
    }

    @Test
    void theGatewayAddsNoPhones() {
        post("/phones", "{\"msisdn\":\"+99901000002\"}").statusCode(403);
    }

    @Test
    void anUnknownSimAndAnOversizedMessageAreRefused() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/sims/8991101200003204514/messages")
                .then()
                .statusCode(404);
        message("{\"text\":\"" + "x".repeat(70_000) + "\"}").statusCode(413);
    }
}
