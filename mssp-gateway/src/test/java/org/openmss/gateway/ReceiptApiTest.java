package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.device.domain.DeviceChannel.Notice;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.Providers;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.RequestSignature;
import org.openmss.gateway.signature.domain.ApTransactionId;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.KeyChoice;
import org.openmss.gateway.signature.domain.RequestedServices;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** MSS_Receipt at the SOAP door, up to what the phone is sent. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
@TestSecurity(user = "handset-simulator", roles = "handset-simulator", authMechanism = "X509")
class ReceiptApiTest {
    private static final String ACK_WANTED =
            "<mss:StatusDetail><sco:ReceiptRequestExtension xmlns:sco=\"http://www.swisscom.ch/TS102204/ext/v1.0.0\""
                    + " ReceiptMessagingMode=\"synch\" UserAck=\"%s\"><sco:ReceiptProfile Language=\"EN\"/>"
                    + "</sco:ReceiptRequestExtension></mss:StatusDetail>";

    @Inject
    RegisterProvider registerProvider;

    @Inject
    Providers providers;

    @Inject
    RequestSignature requestSignature;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    @Inject
    DataSource database;

    private String apId;
    private String password;
    private TestUsers.User user;
    private String transaction;

    @BeforeEach
    void aUserHasSigned() {
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        register();
        user = users.active();
        transaction = open(user);
        users.signs(user, transaction);
    }

    private void register() {
        apId = "http://operator.example/receipt-" + UUID.randomUUID();
        password = registerProvider
                .register("test", apId, "Receipt Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                .password();
    }

    private String open(TestUsers.User whose) {
        ApplicationProvider provider = providers.find(apId).orElseThrow();
        return requestSignature
                .request(
                        provider,
                        new RequestSignature.Command(
                                new ApTransactionId("T" + UUID.randomUUID()),
                                whose.msisdn(),
                                List.of(new Document(new DataToBeSigned.Text("Pay?"), DisplayText.of("Pay?"))),
                                KeyChoice.of(KeyPurpose.SIGNATURE),
                                SignatureFormat.CMS,
                                Optional.empty(),
                                Optional.empty(),
                                RequestedServices.none(),
                                Optional.empty()))
                .order()
                .id()
                .value();
    }

    private String receipt(String message, String extension) {
        return """
                <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><MSS_Receipt><mss:MSS_ReceiptReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MSSP_TransID="%s"><mss:AP_Info AP_ID="%s" AP_TransID="R1" AP_PWD="%s" Instant="2026-11-24T05:00:00Z"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info><mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser><mss:Status><mss:StatusCode Value="502"/>%s</mss:Status>%s</mss:MSS_ReceiptReq></MSS_Receipt></e:Body></e:Envelope>""".formatted(transaction, apId, password, user.msisdn().value(), extension, message);
    }

    private static String text(String text) {
        return "<mss:Message MimeType=\"text/plain\" Encoding=\"UTF-8\">" + text + "</mss:Message>";
    }

    private static ValidatableResponse post(String envelope) {
        return given().contentType("application/soap+xml;charset=UTF-8")
                .body(envelope)
                .post("/soap/services/MSS_ReceiptPort")
                .then();
    }

    private static void ok(String envelope) {
        post(envelope).statusCode(200).body(containsString("<mss:StatusCode Value=\"100\""));
    }

    private static void fault(String envelope, int code, String detail) {
        post(envelope)
                .statusCode(500)
                .body(containsString(">mss:_" + code + "<"))
                .body(containsString(detail));
    }

    private List<Notice> shown() {
        return phones.notices.stream()
                .filter(notice -> notice.iccid().equals(user.iccid()))
                .toList();
    }

    private ValidatableResponse acknowledge(String messageId) {
        return given().contentType(ContentType.JSON)
                .body("{\"messageId\":\"" + messageId + "\"}")
                .post("/handset/acknowledgements")
                .then();
    }

    private List<String> acts() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select string_agg(action || ' ' || outcome, ', ' order by at, id) from audit_record"
                                + " where subject = ? and action like 'receipt.%'")) {
            query.setString(1, transaction);
            var found = query.executeQuery();
            found.next();
            return List.of(Optional.ofNullable(found.getString(1)).orElse("").split(", "));
        }
    }

    @Test
    void aRefusedReceiptIsRecordedAsOneAndNotAsASignatureRequest() throws Exception {
        post(receipt("<mss:Message MimeType=\"image/png\">AAAA</mss:Message>", ""))
                .statusCode(500)
                .body(containsString(">mss:_107<"));

        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select action || ' ' || subject || ' ' || outcome"
                        + " from audit_record where actor = ? and outcome like 'refused%'")) {
            query.setString(1, apId);
            var found = query.executeQuery();
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("receipt.request R1 refused: INAPPROPRIATE_DATA");
            assertThat(found.next()).isFalse();
        }
    }

    @Test
    void theMessageIsShownUnderTheContractedName() throws Exception {
        post(receipt(text("Thank you, Ada."), ""))
                .statusCode(200)
                .body(containsString("<MSS_ReceiptResponse"))
                .body(containsString("<mss:StatusCode Value=\"100\""))
                .body(containsString("<mss:StatusMessage>REQUEST_OK<"))
                .body(containsString("AP_TransID=\"R1\""))
                .body(not(containsString("ReceiptResponseExtension")));

        assertThat(shown()).singleElement().satisfies(notice -> {
            assertThat(notice.apName()).isEqualTo("Receipt Shop");
            assertThat(notice.text()).isEqualTo("Thank you, Ada.");
            assertThat(notice.id()).isEqualTo("r" + transaction);
        });
        assertThat(acts()).containsExactly("receipt.request accepted", "receipt.show done");
    }

    @Test
    void aMessageInBase64IsShownAsItsText() {
        String base64 = Base64.getEncoder().encodeToString("Danke schön".getBytes(StandardCharsets.UTF_8));

        ok(receipt("<mss:Message MimeType=\"text/plain\" Encoding=\"BASE64\">" + base64 + "</mss:Message>", ""));

        assertThat(shown()).extracting(Notice::text).containsExactly("Danke schön");
    }

    @Test
    void theUsersAcknowledgementIsWaitedForAndToldWhenItIsAsked() throws Exception {
        var answer = CompletableFuture.supplyAsync(() -> post(receipt(text("Read me"), ACK_WANTED.formatted("true"))));
        await().until(() -> !shown().isEmpty());

        acknowledge(shown().getFirst().id()).statusCode(204);

        answer.join()
                .statusCode(200)
                .body(containsString("sco:ReceiptResponseExtension "))
                .body(containsString("UserAck=\"true\""))
                .body(containsString("NetworkAck=\"true\""))
                .body(containsString("ClientAck=\"true\""))
                .body(containsString("UserResponse=\"{&quot;status&quot;:&quot;OK&quot;}\""));
        assertThat(acts()).contains("receipt.acknowledge done");
    }

    @Test
    void aUserWhoDoesNotReactHasNotAcknowledged() {
        post(receipt(text("Read me"), ACK_WANTED.formatted("true")))
                .statusCode(200)
                .body(containsString("UserAck=\"false\""))
                .body(containsString("ClientAck=\"false\""))
                .body(containsString("NetworkAck=\"true\""))
                .body(containsString("TIMEOUT"));
    }

    @Test
    void whereNoAcknowledgementIsAskedNobodyWaitsAndNoneIsClaimed() {
        post(receipt(text("Read me"), ACK_WANTED.formatted("false")))
                .statusCode(200)
                .body(containsString("UserAck=\"false\""))
                .body(containsString("NetworkAck=\"true\""))
                .body(not(containsString("UserResponse")));
    }

    @Test
    void theSameReceiptAgainIsShownOnceAndAnotherOneIsRefused() {
        ok(receipt(text("Thanks"), ""));

        ok(receipt(text("Thanks"), ""));

        fault(receipt(text("Buy more!"), ""), 101, "another receipt");
        assertThat(shown()).hasSize(1);
    }

    @Test
    void aPhoneThatIsAwayIs209AndTheSameReceiptAgainTriesAgain() throws Exception {
        phones.next = DeviceChannel.Delivery.UNREACHABLE;
        fault(receipt(text("Thanks"), ""), 209, "");
        assertThat(acts()).contains("receipt.show refused: OTA_ERROR");

        phones.next = DeviceChannel.Delivery.DELIVERED;

        ok(receipt(text("Thanks"), ""));
        assertThat(shown()).extracting(Notice::id).containsOnly("r" + transaction);
    }

    @Test
    void aReceiptWithoutAMessageIsRecordedAndNothingIsShown() throws Exception {
        ok(receipt("", ""));

        assertThat(shown()).isEmpty();
        assertThat(acts()).containsExactly("receipt.request accepted");
        fault(receipt("", ACK_WANTED.formatted("true")), 102, "Message is missing");
    }

    @Test
    void onlyASignatureHasAReceipt() {
        var another = users.active();
        String awaiting = open(another);
        String before = transaction;
        user = another;
        transaction = awaiting;
        fault(receipt(text("Too early"), ""), 101, "has not ended");

        users.answers(awaiting, new SignatureFailure.UserCancelled());

        fault(receipt(text("Why not?"), ""), 101, "without a signature");
        transaction = "MESSAGEONLY";
        fault(receipt(text("Spam"), ""), 101, "a message without a signature is not served");
        transaction = before.replaceAll("[0-9]", "0");
        fault(receipt(text("Guess"), ""), 101, "There is no such transaction.");
        assertThat(shown()).isEmpty();
    }

    @Test
    void anotherProvidersSignatureDoesNotExist() {
        register();

        fault(receipt(text("Hello, I am new"), ""), 101, "There is no such transaction.");
        assertThat(shown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MimeType="text/plain" | MimeType="image/png"                 | 107
            Encoding="UTF-8"      | Encoding="rot13"                     | 107
            Encoding="UTF-8"      | Encoding="base64"                    | 101
            >Text<                | ><                                   | 103
            >Text<                | >evil\u202etxet<                     | 107
            Value="502"           | Value="fine"                         | 101
            UserAck="false"       | UserAck="perhaps"                    | 101
            ReceiptMessagingMode="synch" | ReceiptMessagingMode="asynch" | 101
            <mss:MSISDN>+         | <mss:MSISDN>+9                       | 101
            """)
    void whatIsWrongInAReceiptHasItsCodeAndNothingIsShown(String right, String wrong, int code) {
        String request = receipt(text("Text"), ACK_WANTED.formatted("false")).replace(right, wrong);

        fault(request, code, "");

        assertThat(shown()).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIs103() {
        fault(receipt(text("x".repeat(240)), ""), 103, "too long");
    }

    @Test
    void theTextOfAMessageIsKeptNowhere() throws Exception {
        ok(receipt(text("Between you and me"), ""));

        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select r::text from receipt r where transaction_id = ?")) {
            query.setString(1, transaction);
            var found = query.executeQuery();
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).doesNotContain("Between");
        }
    }

    @Test
    void whatWasNeverSentCannotBeAcknowledged() {
        acknowledge("rt000000000000000000000000000000").statusCode(404);
        acknowledge("r" + transaction).statusCode(404).body("type", equalTo("urn:mss:problem:unknown-message"));
        acknowledge("x").statusCode(400).body("field", equalTo("messageId"));
    }

    @Test
    @TestSecurity(user = "somebody", roles = "registration-authority")
    void onlyTheHandsetSideAcknowledges() {
        acknowledge("r" + transaction).statusCode(403);
    }
}
