package org.openmss.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.CompleteSignature;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.VerificationCode;
import org.openmss.testkit.PostgresForTests;

/** Several documents with one PIN: the additional services batchsign and docsign. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class BatchApiTest {
    private static final String BATCH = "http://www.methics.fi/KiuruMSSP/v5.0.0#batchsign";
    private static final String DOCUMENTS = "http://www.methics.fi/KiuruMSSP/v5.0.0#docsign";

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    CompleteSignature completeSignature;

    private final String apId = "http://operator.example/batch-" + UUID.randomUUID();
    private String password;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        password = registerProvider
                .register("test", apId, "Law Office", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                .password();
        phones.next = DeviceChannel.Delivery.DELIVERED;
        user = users.active();
    }

    private SoapMessage asks(String... services) {
        return SoapMessage.signature(
                new SoapMessage.Sender(apId, password),
                "B" + UUID.randomUUID(),
                user.msisdn().value(),
                "One",
                SoapMessage.services(services));
    }

    private static String batch(String content) {
        return SoapMessage.service(
                BATCH,
                "<b:BatchSignatureRequest xmlns:b=\"http://www.methics.fi/TS102204/ext/v1.0.0#BatchSignature\">"
                        + content + "</b:BatchSignatureRequest>");
    }

    private static String text(String text) {
        return batch("<b:DataToBeSigned>" + text + "</b:DataToBeSigned>");
    }

    private static String named(String reference, String content) {
        return SoapMessage.service(
                DOCUMENTS,
                "<d:AdditionalSignatureRequest xmlns:d=\"http://www.methics.fi/TS102204/ext/v1.0.0#MultiDocSign\" DocumentRef=\""
                        + reference + "\">" + content + "</d:AdditionalSignatureRequest>");
    }

    private static String digest(String document) {
        return "<d:DataToBeSigned MimeType=\"application/x-sha256\" Encoding=\"base64\">"
                + Bytes.of(document.getBytes(StandardCharsets.UTF_8)).sha256().toBase64() + "</d:DataToBeSigned>";
    }

    private List<DeviceChannel.Document> shown() {
        return phones.prompts.get(user.iccid()).documents();
    }

    private String ended(String transaction) {
        return SoapMessage.status(new SoapMessage.Sender(apId, password), transaction)
                .post()
                .extract()
                .asString();
    }

    private static List<String> signatures(String answer, String element) {
        return Pattern.compile("<" + element + "[ >].*?<mss:Base64Signature>([^<]+)<.*?</" + element + ">")
                .matcher(answer)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String signedText(String signature) throws Exception {
        var content = new CMSSignedData(Base64.getDecoder().decode(signature)).getSignedContent();
        return new String((byte[]) content.getContent(), StandardCharsets.UTF_8);
    }

    @Test
    void theUserSeesEachDocumentAndOneCodeOverAll() {
        asks(text("Two"), text("Three")).accepted();

        assertThat(shown()).extracting(DeviceChannel.Document::text).containsExactly("One", "Two", "Three");
        assertThat(shown()).extracting(DeviceChannel.Document::hash).doesNotHaveDuplicates();
    }

    @Test
    void eachDocumentOfABatchHasItsSignatureTheFirstIncluded() throws Exception {
        String transaction = asks(text("Two"), text("Three")).accepted();

        users.signs(user, transaction);

        String answer = ended(transaction);
        assertThat(answer).contains("<mss:StatusCode Value=\"502\"", "<batch:DTBD>Three</batch:DTBD>");
        var all = signatures(answer, "batch:BatchSignatureResponse");
        assertThat(all).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(signedText(all.get(i)))
                    .isEqualTo(List.of("One", "Two", "Three").get(i));
        }
        assertThat(signatures(answer, "docs:AdditionalSignatureResponse")).isEqualTo(all.subList(1, 3));
        assertThat(answer).contains("DocumentRef=\"Two\"");
    }

    @Test
    void aNamedDocumentIsShownByItsNameAndItsSignatureBearsIt() {
        String transaction = asks(named("lease.pdf", digest("a lease")), named("annex.pdf", digest("an annex")))
                .accepted();
        assertThat(shown()).extracting(DeviceChannel.Document::text).containsExactly("One", "lease.pdf", "annex.pdf");

        users.signs(user, transaction);

        String answer = ended(transaction);
        assertThat(signatures(answer, "docs:AdditionalSignatureResponse")).hasSize(2);
        assertThat(answer)
                .contains("DocumentRef=\"lease.pdf\"", "DocumentRef=\"annex.pdf\"")
                .doesNotContain("BatchSignatureResponse");
    }

    @Test
    void inJsonTheBatchComesBackAsAList() {
        var message = JsonMessage.signature(
                new JsonMessage.Sender(apId, password),
                "J" + UUID.randomUUID(),
                user.msisdn().value(),
                "One",
                ",\"AdditionalServices\":[{\"Description\":\"" + BATCH
                        + "\",\"BatchSignatureRequest\":{\"DataToBeSigned\":{\"Data\":\"Two\"}}}]");
        String transaction = message.accepted();

        users.signs(user, transaction);

        JsonMessage.status(new JsonMessage.Sender(apId, password), transaction)
                .post()
                .body("MSS_StatusResp.ServiceResponses[0].BatchSignatureResponses.DTBD", equalTo(List.of("One", "Two")))
                .body(
                        "MSS_StatusResp.ServiceResponses[0].BatchSignatureResponses[1].MSS_Signature.Base64Signature",
                        not(equalTo(null)));
    }

    @Test
    void oneSignatureTooFewOrOneOfAnotherDocumentReleasesNone() {
        String tooFew = asks(text("Two")).accepted();
        completeSignature.complete(
                new TransactionId(tooFew),
                new CompleteSignature.Answer.Signed(
                        List.of(TestUsers.sign(user, shown().getFirst().hash()))));
        assertThat(ended(tooFew)).contains("Value=\"503\"").doesNotContain("Base64Signature");

        String twice = asks(text("Two")).accepted();
        var first = TestUsers.sign(user, shown().getFirst().hash());
        completeSignature.complete(
                new TransactionId(twice), new CompleteSignature.Answer.Signed(List.of(first, first)));
        assertThat(ended(twice)).contains("Value=\"503\"").doesNotContain("Base64Signature");
    }

    @Test
    void theVerificationCodeIsOverAllHashes() {
        var asked = asks(text("Two"), SoapMessage.service("urn:openmss:service:verificationCode", ""));

        String answer = asked.post().extract().asString();

        var prompt = phones.prompts.get(user.iccid());
        var hashes =
                prompt.documents().stream().map(DeviceChannel.Document::hash).toList();
        assertThat(answer)
                .contains(">" + VerificationCode.of(hashes, prompt.nonce()).value() + "<");
        assertThat(hashes).hasSize(2);
    }

    @Test
    void tenDocumentsAreTheMost() {
        String nine =
                IntStream.rangeClosed(2, 10).mapToObj(i -> text("Text " + i)).collect(Collectors.joining());
        asks(nine).accepted();
        assertThat(shown()).hasSize(10);
        users.answers(phones.prompts.get(user.iccid()).id(), new SignatureFailure.UserCancelled());

        asks(nine + text("Text 11")).fault(101).body(containsString("at most 10"));
    }

    @Test
    void theSameBatchAgainIsTheSameTransactionAndAnotherDocumentIs101() {
        var batch = asks(text("Two"));

        assertThat(batch.accepted()).isEqualTo(batch.accepted());

        new SoapMessage(
                        batch.operation(),
                        batch.message(),
                        batch.attributes(),
                        batch.content().replace(">Two<", ">Too<"))
                .fault(101);
    }

    @Test
    void whatIsWrongInAFurtherDocumentHasItsCodeAndAsksNobody() {
        int before = phones.asked.get();

        asks(SoapMessage.service(BATCH, "")).fault(102);
        asks(batch("")).fault(102, 1022);
        asks(batch("<b:DataToBeSigned MimeType=\"application/x-sha1\">AAAA</b:DataToBeSigned>"))
                .fault(107);
        asks(text("x".repeat(300))).fault(103);
        asks(batch("<b:DataToBeSigned MimeType=\"application/x-sha256\">"
                        + Bytes.of(new byte[] {1}).sha256().toBase64() + "</b:DataToBeSigned>"))
                .fault(102, 1021);
        asks(named("", digest("x"))).fault(102);
        asks(named("a", digest("x")), named("a", digest("y"))).fault(101);
        asks(named("a", digest("x") + "<d:MSS_Format><mss:mssURI>x</mss:mssURI></d:MSS_Format>"))
                .fault(101);
        asks(text("Two"), named("a", digest("x"))).fault(101);

        assertThat(phones.asked).hasValue(before);
    }
}
