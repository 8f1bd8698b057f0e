package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class SoapApiTest {
    private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final Pattern TRANSACTION = Pattern.compile("MSSP_TransID=\"(t[0-9a-f]{30})\"");

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    private final String apId = "http://operator.example/soap-" + UUID.randomUUID();
    private String password;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        password = registerProvider
                .register("test", apId, "SOAP Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                .password();
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        user = users.active();
    }

    private String request(String mode, String apTransId, String data) {
        return """
                <mss:MSS_SignatureReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MessagingMode="%s" TimeOut="60"><mss:AP_Info AP_ID="%s" AP_TransID="%s" AP_PWD="%s" Instant="2026-11-24T05:00:00Z"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info><mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser>%s<mss:SignatureProfile><mss:mssURI>urn:openmss:profile:signature</mss:mssURI></mss:SignatureProfile></mss:MSS_SignatureReq>""".formatted(mode, apId, apTransId, password, user.msisdn().value(), data);
    }

    private static String text(String text) {
        return "<mss:DataToBeSigned MimeType=\"text/plain\" Encoding=\"UTF-8\">" + text + "</mss:DataToBeSigned>";
    }

    private static String envelope(String namespace, String wrapped) {
        return "<e:Envelope xmlns:e=\"" + namespace + "\"><e:Header/><e:Body>" + wrapped + "</e:Body></e:Envelope>";
    }

    private static String wrapped(String message) {
        return "<MSS_Signature>" + message + "</MSS_Signature>";
    }

    private static ValidatableResponse post(String envelope) {
        return given().contentType("text/xml;charset=UTF-8")
                .body(envelope)
                .post("/soap/services/MSS_SignaturePort")
                .then();
    }

    private ValidatableResponse poll(String transactionId) {
        String message = """
                <mss:MSS_StatusReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MSSP_TransID="%s"><mss:AP_Info AP_ID="%s" AP_TransID="S1" AP_PWD="%s" Instant="2026-11-24T05:00:00Z"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info></mss:MSS_StatusReq>""".formatted(transactionId, apId, password);
        return given().contentType("application/soap+xml")
                .body(envelope(SOAP_12, "<MSS_StatusQuery>" + message + "</MSS_StatusQuery>"))
                .post("/soap/services/MSS_StatusQueryPort")
                .then();
    }

    private String accepted(String apTransId) {
        String answer = post(envelope(SOAP_12, wrapped(request("asynchClientServer", apTransId, text("Sign me")))))
                .statusCode(200)
                .contentType(startsWith("application/soap+xml"))
                .body(containsString("<mss:StatusCode Value=\"100\""))
                .extract()
                .asString();
        var id = TRANSACTION.matcher(answer);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    @Test
    void asynchronousFromAcknowledgementThroughOutstandingToSignature() {
        String id = accepted("A1");
        poll(id).statusCode(200).body(containsString("<mss:StatusCode Value=\"504\""));

        users.signs(user, id);

        poll(id).statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"502\""))
                .body(containsString("<mss:Base64Signature>"))
                .body(containsString("<mss:MSISDN>" + user.msisdn().value() + "</mss:MSISDN>"));
    }

    @Test
    void aRefusalComesAsAFaultOnThePoll() {
        String id = accepted("A2");
        users.answers(id, new SignatureFailure.UserCancelled());

        poll(id).statusCode(500)
                .body(containsString(">mss:_401<"))
                .body(containsString(">USER_CANCEL<"))
                .body(not(containsString("> <")));
    }

    @Test
    void synchronousAnswersWhenTheUserHasSigned() {
        var signing = Thread.ofVirtual().start(() -> {
            while (!phones.prompts.containsKey(user.iccid())) {
                Thread.onSpinWait();
            }
            users.signs(user, phones.prompts.get(user.iccid()).id());
        });

        post(envelope(SOAP_12, wrapped(request("synch", "A3", text("Now")))))
                .statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"502\""))
                .body(containsString("AP_TransID=\"A3\""))
                .body(not(containsString(password)));
        assertThat(signing.isInterrupted()).isFalse();
    }

    @Test
    void aRequestInSoap11IsAnsweredInSoap11() {
        post(envelope(SOAP_11, wrapped(request("asynchClientServer", "A4", text("x")))))
                .statusCode(200)
                .contentType(startsWith("text/xml"))
                .body(containsString(SOAP_11));
    }

    @Test
    void aPartWithoutNamespaceGetsAnAnswerWithoutNamespace() {
        String message = request("asynchClientServer", "A5", text("x"))
                .replace("<mss:MSS_SignatureReq xmlns:mss", "<MSS_SignatureReq xmlns=\"\" xmlns:mss")
                .replace("</mss:MSS_SignatureReq>", "</MSS_SignatureReq>");

        post(envelope(
                        SOAP_12,
                        "<k:MSS_Signature xmlns:k=\"http://uri.etsi.org/TS102204/etsi204-kiuru.wsdl\">" + message
                                + "</k:MSS_Signature>"))
                .statusCode(200)
                .body(containsString(
                        "MSS_SignatureResponse xmlns:ns0=\"http://uri.etsi.org/TS102204/etsi204-kiuru.wsdl\""))
                .body(containsString("<MSS_SignatureResp "))
                .body(containsString("<mss:Status>"));
    }

    @Test
    void theSameRequestAgainIsTheSameTransactionAndAnotherContentIs101() {
        String first = accepted("A6");

        assertThat(accepted("A6")).isEqualTo(first);
        fault(wrapped(request("asynchClientServer", "A6", text("other"))), 101);
    }

    private static ValidatableResponse fault(String wrapped, int code) {
        return post(envelope(SOAP_12, wrapped)).statusCode(500).body(containsString(">mss:_" + code + "<"));
    }

    @Test
    void aWrongPasswordAndAnUnknownProviderAreBoth104() {
        fault(wrapped(request("synch", "B1", text("x")).replace(password, "wrong")), 104);
        fault(wrapped(request("synch", "B2", text("x")).replace(apId, "http://nobody.example/")), 104);
    }

    @Test
    void anUnknownNumberIs105() {
        fault(wrapped(request("synch", "B3", text("x")).replace(user.msisdn().value(), "+99901999999")), 105);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MajorVersion="1"                  | MajorVersion="2"                  | 108
            TimeOut="60"                      | TimeOut="-1"                      | 101
            TimeOut="60"                      | TimeOut="0"                       | 101
            MessagingMode="synch"             | MessagingMode="whatever"          | 101
            AP_TransID="B4"                   | AP_TransID="4:B"                  | 101
            AP_TransID="B4"                   | AP_TransID=""                     | 102
            urn:openmss:profile:signature     | urn:nobody:knows                  | 109
            Encoding="UTF-8"                  | Encoding="rot13"                  | 107
            MimeType="text/plain"             | MimeType="image/png"              | 107
            MimeType="text/plain"             | MimeType="application/x-sha256"   | 101
            """)
    void whatIsWrongInARequestHasItsCode(String right, String wrong, int code) {
        fault(wrapped(request("synch", "B4", text("x")).replace(right, wrong)), code);
    }

    @Test
    void aDigestWithoutATextToShowIs102() {
        String digest = "<mss:DataToBeSigned MimeType=\"application/x-sha256\" Encoding=\"base64\">" + "A".repeat(43)
                + "=</mss:DataToBeSigned>";
        fault(wrapped(request("synch", "B5", digest)), 102);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<a/>",
                "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"/>",
                "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><x><y/></x></e:Body></e:Envelope>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"/>",
                "<?xml version=\"1.0\"?><!DOCTYPE lol [<!ENTITY l \"lol\">]><a>&l;</a>"
            })
    void whatIsNoMessageIs101AndNothingOfItComesBack(String body) {
        given().contentType("text/xml")
                .body(body)
                .post("/soap/services/MSS_SignaturePort")
                .then()
                .statusCode(500)
                .body(containsString(">mss:_101<"))
                .body(not(containsString("root:")))
                .body(not(containsString("lol")));
    }

    @Test
    void anEntityInTheTextIsRefused() {
        String envelope =
                "<!DOCTYPE e [<!ENTITY t \"x\">]>" + envelope(SOAP_12, wrapped(request("synch", "B6", text("&t;"))));

        post(envelope).statusCode(500).body(containsString(">mss:_101<"));
    }
}
