package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
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

/** Requests in JSON that mean harm: each gets its code, nothing of it comes back, and it leaves no transaction and no prompt. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class HostileJsonApiTest {
    private static final String TEXT = "Pay a million to Mallory";

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    DataSource database;

    private JsonMessage.Sender shop;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        String apId = "http://operator.example/hostile-json-" + UUID.randomUUID();
        shop = new JsonMessage.Sender(
                apId,
                registerProvider
                        .register("test", apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                        .password());
        phones.next = DeviceChannel.Delivery.DELIVERED;
        user = users.active();
    }

    private String valid() {
        return JsonMessage.signature(shop, "H1", user.msisdn().value(), TEXT, "")
                .body();
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

    private static UnaryOperator<String> more(String members) {
        return replacing("\"TimeOut\":\"80\"", "\"TimeOut\":\"80\"," + members);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                row("nothing", 101, valid -> ""),
                row("white space", 101, valid -> " \n"),
                row("no JSON", 101, valid -> "MSS_SignatureReq"),
                row("no object", 101, valid -> "[" + valid + "]"),
                row("a text", 101, valid -> "\"" + TEXT + "\""),
                row("an empty object", 101, valid -> "{}"),
                row("an operation that nobody knows", 101, replacing("MSS_SignatureReq", "MSS_Mallory")),
                row("a response", 101, replacing("MSS_SignatureReq", "MSS_SignatureResp")),
                row("a message that is a text", 101, valid -> "{\"MSS_SignatureReq\":\"" + TEXT + "\"}"),
                row("a message that is null", 101, valid -> "{\"MSS_SignatureReq\":null}"),
                row("a message that is an array", 101, valid -> "{\"MSS_SignatureReq\":[" + valid + "]}"),
                row("a message without content", 102, valid -> "{\"MSS_SignatureReq\":{}}"),
                row("two messages", 101, valid -> valid.replaceAll("}$", ",\"MSS_StatusReq\":{}}")),
                row("the same message twice", 101, valid -> valid.replaceAll("}$", "," + valid.substring(1))),
                row("a second body", 101, valid -> valid + valid),
                row("letters after the end", 101, valid -> valid + TEXT),
                row("an end too many", 101, valid -> valid + "}"),
                row("no end", 101, valid -> valid.substring(0, valid.length() - 1)),
                row("a number twice", 101, replacing("\"MSISDN\":", "\"MSISDN\":\"+99901000001\",\"MSISDN\":")),
                row("a text twice", 101, more("\"DataToBeSigned\":{\"Data\":\"x\"}")),
                row("an unknown member twice", 101, more("\"Mallory\":{\"a\":1,\"a\":2}")),
                row("a name twice by escapes", 101, replacing("\"Data\":", "\"D\\u0061ta\":\"x\",\"Data\":")),
                row("objects in objects", 101, more("\"a\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))),
                row("arrays in arrays", 101, more("\"a\":" + "[".repeat(5_000) + "]".repeat(5_000))),
                row("arrays in a known member", 101, more("\"MobileUser\":" + "[".repeat(99) + "]".repeat(99))),
                row("a number without end", 101, more("\"a\":" + "9".repeat(100_000))),
                row("an exponent without end", 101, more("\"MajorVersion\":1e999999999")),
                row("a name without end", 101, more("\"" + "n".repeat(100_000) + "\":1")),
                row("an array for an object", 101, replacing("{\"MSISDN\"", "[{\"MSISDN\"")),
                row("a text for an object", 101, more("\"KeyReference\":\"x\"")),
                row("an object for a text", 101, replacing("\"80\"", "{\"a\":1}")),
                row("an array for a text", 101, replacing("\"80\"", "[\"80\"]")),
                row("a fraction for a text", 101, replacing("\"80\"", "80.5")),
                row("an object for services", 101, more("\"AdditionalServices\":{\"Description\":\"x\"}")),
                row("a service that is null", 101, more("\"AdditionalServices\":[null]")),
                row("a service that is a text", 101, more("\"AdditionalServices\":[\"\"]")),
                row("an issuer that is null", 101, more("\"KeyReference\":{\"CertificateIssuerDN\":[null]}")),
                row("a hash that is null", 101, more("\"KeyReference\":{\"HashOfUsersPublicKey\":[null]}")),
                row("a service without a name", 102, more("\"AdditionalServices\":[{}]")),
                row("a service that nobody knows", 101, more("\"AdditionalServices\":[{\"Description\":\"urn:x\"}]")),
                row(
                        "a type to make of it",
                        102,
                        valid -> valid.replace("\"AP_Info\":{", "\"AP_Info\":{\"@class\":\"x\"},\"b\":{")),
                row("not a number", 101, replacing("\"80\"", "NaN")),
                row("a comment", 101, replacing("\"TimeOut\"", "/* " + TEXT + " */\"TimeOut\"")),
                row("single quotes", 101, replacing("\"TimeOut\"", "'TimeOut'")),
                row("a comma too many", 101, replacing("\"TimeOut\":\"80\",", "\"TimeOut\":\"80\",,")),
                row("a NUL by its escape", 101, replacing(TEXT, "Pay\\u0000")),
                row("a NUL", 101, replacing(TEXT, "Pay\u0000")),
                row("a NUL in the number", 101, replacing("\"MSISDN\":\"", "\"MSISDN\":\"\\u0000")),
                row("a NUL in the AP_ID", 101, replacing("\"AP_ID\":\"", "\"AP_ID\":\"\\u0000")),
                row("a NUL in a list", 101, more("\"KeyReference\":{\"CertificateIssuerDN\":[\"\\u0000\"]}")),
                row("a NUL in a URI", 101, more("\"SignatureProfile\":\"urn:\\u0000\"")),
                row("a line feed within a text", 101, replacing(TEXT, "Pay\n5")),
                row("half of a character", 101, replacing(TEXT, "Pay \\ud83d")),
                row("the halves the wrong way round", 101, replacing(TEXT, "Pay \\ude00\\ud83d")),
                row("half of a character in the time", 101, replacing("\"Instant\":\"", "\"Instant\":\"\\udc00")),
                row("a text that turns around", 107, replacing(TEXT, "Pay \\u202e 5")),
                row("a text without end", 103, replacing(TEXT, "x".repeat(240))),
                row("base64 without end", 101, replacing(TEXT, "QUJD".repeat(100_000))),
                row("base64 that is none", 101, replacing("UTF-8", "base64")),
                row("an encoding that nobody knows", 107, replacing("UTF-8", "rot13")),
                row(
                        "a digest without its text",
                        102,
                        valid -> valid.replace("text/plain", "application/x-sha256")
                                .replace(TEXT, "A".repeat(43) + "=")),
                row(
                        "a digest without data",
                        102,
                        valid -> valid.replace("text/plain", "application/x-sha256")
                                .replace(TEXT, "")),
                row("an id with a colon", 101, replacing("\"AP_TransID\":\"H1\"", "\"AP_TransID\":\"a:b\"")),
                row("an id of a number", 101, replacing("\"AP_TransID\":\"H1\"", "\"AP_TransID\":17")),
                row("a negative time", 101, replacing("\"80\"", "\"-80\"")),
                row("another version", 108, replacing("\"MinorVersion\":\"2\"", "\"MinorVersion\":\"9\"")),
                row("a number that is none", 101, replacing("\"MSISDN\":\"", "\"MSISDN\":\"' or 1=1 --")),
                row("another AP", 104, replacing("\"AP_ID\":\"http", "\"AP_ID\":\"https")),
                row(
                        "a password that is null",
                        102,
                        valid -> valid.replaceAll("\"AP_PWD\":\"[^\"]*\"", "\"AP_PWD\":null")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void harmHasItsCodeAndLeavesNoTrace(String name, int code, UnaryOperator<String> harm) throws SQLException {
        String request = harm.apply(valid());

        refused(request.getBytes(StandardCharsets.UTF_8), code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-32"})
    void anotherCharacterSetThanUtf8IsRefused(String charset) throws SQLException {
        refused(valid().replace(TEXT, "Zahl 5 an Jürgen").getBytes(Charset.forName(charset)), 101);
    }

    /** Each byte string is no UTF-8: overlong, half of a character in three octets, cut off, beyond Unicode. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00E2\u0082", "\u00F5\u0080\u0080\u0080", "\u00FF"})
    void octetsThatAreNoUtf8AreRefused(String octets) throws SQLException {
        refused(valid().replace(TEXT, octets).getBytes(StandardCharsets.ISO_8859_1), 101);
    }

    private void refused(byte[] request, int code) throws SQLException {
        String answer = given().contentType("application/json")
                .body(request)
                .post("/rest/service")
                .then()
                .statusCode(500)
                .contentType(startsWith("application/json"))
                .body("Fault.Code.SubCode.Value", equalTo("_" + code))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("Mallory", shop.password(), "Exception", "fasterxml", "rot13", "1=1");
        assertThat(phones.prompts).doesNotContainKey(user.iccid());
        assertThat(transactions()).isZero();
    }

    @Test
    void aBodyBeyondAllMeasureIsNotRead() throws SQLException {
        given().contentType("application/json")
                .body(valid().replace(TEXT, "QUJD".repeat(200_000)))
                .post("/rest/service")
                .then()
                .statusCode(413);

        assertThat(transactions()).isZero();
    }

    @Test
    void theRequestThatIsMadeHostileIsValid() throws SQLException {
        given().body(valid())
                .contentType("application/json")
                .post("/rest/service")
                .then()
                .statusCode(200);

        assertThat(transactions()).isOne();
    }

    private int transactions() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from signature_transaction where ap_id = ?")) {
            query.setString(1, shop.apId());
            try (var result = query.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
