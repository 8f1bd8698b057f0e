package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** Requests that mean harm: each gets its code, nothing of it comes back, and it leaves no transaction and no prompt. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class HostileSoapApiTest {
    private static final String TEXT = "Pay a million to Mallory";

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    DataSource database;

    private SoapMessage.Sender shop;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        String apId = "http://operator.example/hostile-" + UUID.randomUUID();
        shop = new SoapMessage.Sender(
                apId,
                registerProvider
                        .register("test", apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                        .password());
        phones.next = DeviceChannel.Delivery.DELIVERED;
        user = users.active();
    }

    private String valid() {
        return SoapMessage.signature(shop, "H1", user.msisdn().value(), TEXT, "")
                .envelope();
    }

    private static Arguments row(String name, int code, UnaryOperator<String> harm) {
        return arguments(name, code, harm);
    }

    private static UnaryOperator<String> replacing(String right, String wrong) {
        return valid -> {
            assertThat(valid).contains(right);
            return valid.replace(right, wrong);
        };
    }

    private static UnaryOperator<String> beforeTheEnd(String more) {
        return replacing("</mss:MSS_SignatureReq>", more + "</mss:MSS_SignatureReq>");
    }

    static Stream<Arguments> hostile() {
        String user = "<mss:MobileUser><mss:MSISDN>+99901000001</mss:MSISDN></mss:MobileUser>";
        return Stream.of(
                row("a document type", 101, valid -> "<!DOCTYPE e>" + valid),
                row(
                        "an entity from a file",
                        101,
                        valid -> "<!DOCTYPE e [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                                + valid.replace(TEXT, "&f;")),
                row(
                        "entities of entities",
                        101,
                        valid -> "<!DOCTYPE e [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                                + valid.replace(TEXT, "&b;")),
                row("an entity that nobody has declared", 101, replacing(TEXT, "&undeclared;")),
                row(
                        "a parameter entity",
                        101,
                        valid -> "<!DOCTYPE e [<!ENTITY % p SYSTEM \"http://x/\"> %p;]>" + valid),
                row("a second user", 101, beforeTheEnd(user)),
                row(
                        "a second number",
                        101,
                        replacing("</mss:MSISDN>", "</mss:MSISDN><mss:MSISDN>+99901000001</mss:MSISDN>")),
                row("a second text", 101, beforeTheEnd("<mss:DataToBeSigned>x</mss:DataToBeSigned>")),
                row("elements in elements", 101, beforeTheEnd("<a>".repeat(5_000) + "</a>".repeat(5_000))),
                row("an attribute twice", 101, replacing("AP_TransID=\"H1\"", "AP_TransID=\"H1\" AP_TransID=\"H2\"")),
                row("an id with a colon", 101, replacing("AP_TransID=\"H1\"", "AP_TransID=\"a:b\"")),
                row("an id that begins with a digit", 101, replacing("AP_TransID=\"H1\"", "AP_TransID=\"1a\"")),
                row("an id without end", 101, replacing("AP_TransID=\"H1\"", "AP_TransID=\"" + "a".repeat(65) + "\"")),
                row("no id", 102, replacing("AP_TransID=\"H1\"", "")),
                row("a negative time", 101, replacing("MessagingMode", "TimeOut=\"-5\" MessagingMode")),
                row(
                        "a time beyond all numbers",
                        101,
                        replacing("MessagingMode", "TimeOut=\"99999999999\" MessagingMode")),
                row("a date that is none", 101, replacing("MessagingMode", "ValidityDate=\"tomorrow\" MessagingMode")),
                row(
                        "a date in the past",
                        101,
                        replacing("MessagingMode", "ValidityDate=\"2020-01-01T00:00:00Z\" MessagingMode")),
                row("a mode that nobody knows", 101, replacing("asynchClientServer", "broadcast")),
                row("another version", 108, replacing("MinorVersion=\"1\"", "MinorVersion=\"9\"")),
                row("a version that is no number", 108, replacing("MajorVersion=\"1\"", "MajorVersion=\"one\"")),
                row(
                        "a text in base64 that is none",
                        101,
                        replacing("<mss:DataToBeSigned>", "<mss:DataToBeSigned Encoding=\"base64\">")),
                row(
                        "octets in base64 that are no text",
                        101,
                        valid -> valid.replace(
                                "<mss:DataToBeSigned>" + TEXT, "<mss:DataToBeSigned Encoding=\"base64\">/w==")),
                row(
                        "an encoding that nobody knows",
                        107,
                        replacing("<mss:DataToBeSigned>", "<mss:DataToBeSigned Encoding=\"rot13\">")),
                row(
                        "a type that nobody shows",
                        107,
                        replacing("<mss:DataToBeSigned>", "<mss:DataToBeSigned MimeType=\"text/html\">")),
                row("a text that turns around", 107, replacing(TEXT, "Pay \u202E 5")),
                row("a text with a control character", 107, replacing(TEXT, "Pay&#x9;5")),
                row("a control character that XML forbids", 101, replacing(TEXT, "Pay&#x1;5")),
                row("no text", 102, replacing(TEXT, "")),
                row("a blank text", 103, replacing(TEXT, "   ")),
                row("a text without end", 103, replacing(TEXT, "x".repeat(240))),
                row("no user", 102, valid -> valid.replaceAll("<mss:MobileUser>.*</mss:MobileUser>", "")),
                row(
                        "a number that is none",
                        101,
                        valid -> valid.replaceAll("<mss:MSISDN>.*</mss:MSISDN>", "<mss:MSISDN>' or 1=1</mss:MSISDN>")),
                row(
                        "a profile that nobody knows",
                        109,
                        beforeTheEnd("<mss:SignatureProfile><mss:mssURI>urn:x</mss:mssURI></mss:SignatureProfile>")),
                row(
                        "a format that nobody knows",
                        101,
                        beforeTheEnd("<mss:MSS_Format><mss:mssURI>urn:x</mss:mssURI></mss:MSS_Format>")),
                row("no sender", 102, valid -> valid.replaceAll("<mss:AP_Info[^>]*/>", "")),
                row(
                        "another provider's name",
                        104,
                        valid -> valid.replaceAll("AP_ID=\"[^\"]*\"", "AP_ID=\"http://operator.example/other\"")),
                row("a wrong password", 104, valid -> valid.replaceAll("AP_PWD=\"[^\"]*\"", "AP_PWD=\"guess\"")),
                row("no message", 101, valid -> valid.replaceAll("<mss:MSS_SignatureReq.*</mss:MSS_SignatureReq>", "")),
                row(
                        "a message of an unknown kind",
                        101,
                        valid -> valid.replace("MSS_SignatureReq", "MSS_EverythingReq")),
                row(
                        "a response instead of a request",
                        101,
                        valid -> valid.replace("MSS_SignatureReq", "MSS_SignatureResp")),
                row("a message in the header alone", 101, valid -> valid.replace("e:Body", "e:Header")),
                row(
                        "an envelope of another kind",
                        101,
                        valid -> valid.replace("http://www.w3.org/2003/05/soap-envelope", "urn:envelope")),
                row(
                        "another encoding than its own",
                        101,
                        valid -> "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + valid),
                row("an end that is missing", 101, valid -> valid.substring(0, valid.length() - 20)));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("hostile")
    void harmHasItsCodeAndLeavesNoTrace(String name, int code, UnaryOperator<String> harm) throws SQLException {
        long before = transactions();

        given().contentType("application/soap+xml;charset=UTF-8")
                .body(harm.apply(valid()).getBytes(StandardCharsets.UTF_8))
                .post("/soap/services/MSS_SignaturePort")
                .then()
                .statusCode(500)
                .body(containsString(">mss:_" + code + "<"))
                .body(not(containsString("Mallory")))
                .body(not(containsString("root:")))
                .body(not(containsString(shop.password())));

        assertThat(transactions()).isEqualTo(before);
        assertThat(phones.prompts).doesNotContainKey(user.iccid());
    }

    @Test
    void theRequestThatIsSpoiltIsGood() throws SQLException {
        long before = transactions();

        given().contentType("application/soap+xml;charset=UTF-8")
                .body(valid())
                .post("/soap/services/MSS_SignaturePort")
                .then()
                .statusCode(200);

        assertThat(transactions()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:type=\"m:statusReq\"", "x:type=\"x:string\"", "x:nil=\"true\""})
    void aMessageDoesNotChooseWhatItIsReadAs(String attribute) {
        given().contentType("application/soap+xml;charset=UTF-8")
                .body(valid().replace(
                                "MessagingMode",
                                "xmlns:m=\"http://uri.etsi.org/TS102204/v1.1.2#\" xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" "
                                        + attribute + " MessagingMode"))
                .post("/soap/services/MSS_SignaturePort")
                .then()
                .statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"100\""));
    }

    @Test
    void aBodyBeyondTheLimitIsNotRead() throws SQLException {
        long before = transactions();

        given().contentType("application/soap+xml")
                .body(valid().replace(TEXT, "A".repeat(600_000)))
                .post("/soap/services/MSS_SignaturePort")
                .then()
                .statusCode(413);

        assertThat(transactions()).isEqualTo(before);
    }

    private long transactions() throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from signature_transaction")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
