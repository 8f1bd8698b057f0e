package org.openmss.gateway.mss.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.mss.ParsedRequests;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.mss.message.SignatureReq;
import org.openmss.gateway.signature.Mutations;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.kernel.Bytes;

class JsonReaderTest {
    private static final int MUTATIONS = 50_000;
    private static final String TEXT = """
            {"MSS_SignatureReq":{"MajorVersion":"1","MinorVersion":"2","MessagingMode":"synch","TimeOut":"80",
             "ValidityDate":"2026-11-24T06:00:00Z",
             "AP_Info":{"AP_ID":"http://ap.example/","AP_PWD":"secret","AP_TransID":"A1","Instant":"2026-11-24T05:00:00Z"},
             "MSSP_Info":{"MSSP_ID":{"URI":"http://mssp.example/"}},"MobileUser":{"MSISDN":"+99901000001"},
             "DataToBeSigned":{"MimeType":"text/plain","Encoding":"UTF-8","Data":"Pay 5 € to \\u00c5sa & Co"},
             "SignatureProfile":"urn:openmss:profile:signature",
             "AdditionalServices":[{"Description":"http://mss.ficom.fi/TS102204/v1.0.0#userLang","UserLang":{"Value":"EN"}}]}}""";
    private static final String DIGEST = """
            {"MSS_SignatureReq":{"MessagingMode":"async","AP_Info":{"AP_TransID":"A2"},"MobileUser":{"MSISDN":"99901000001"},
             "DataToBeSigned":{"MimeType":"application/x-sha256","Encoding":"Base64","Data":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},
             "DataToBeDisplayed":{"Data":"The contract"},
             "AdditionalServices":[{"Description":"http://uri.etsi.org/TS102204/v1.1.2#validate"}]}}""";
    private static final String STATUS = """
            {"MSS_StatusReq":{"MajorVersion":"1","MinorVersion":"1","MSSP_TransID":"t000000000000000000000000000000"}}""";
    private static final String REGISTRATION = """
            {"MSS_RegistrationReq":{"MobileUser":{"MSISDN":"+99901000001"},"EncryptedData":{"a":[1,{"b":null}]}}}""";
    private static final List<String> FRAGMENTS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\u202e",
            "null",
            "true",
            "NaN",
            "-",
            "0.1e-7",
            "1e999999999",
            "99999999999999999999999999999999999",
            "/*",
            "//",
            "#",
            "'",
            "{}",
            "[]",
            "\"\"",
            "[null]",
            "\"@class\":\"x\",",
            "\"MSISDN\":\"1\",",
            "\"Data\":7,",
            "\"MSS_StatusReq\":{},",
            "\"DataToBeSigned\":",
            "\"KeyReference\":{\"CertificateIssuerDN\":[\"CN=a\"]},",
            "\"Status\":{\"StatusDetail\":{\"ProfileQueryExtension\":{\"MobileUserCertificate\":[{\"X509Certificate\":[\"a\"]}]}}},",
            "\u0000",
            "\uFEFF",
            "\uD800\uDC00",
            "{\"a\":".repeat(3_000),
            "[".repeat(3_000));
    private final JsonReader reader = new JsonReader();

    @Test
    void theMessagesThatAreMutatedAreValid() {
        for (var message : List.of(TEXT, DIGEST, STATUS, REGISTRATION)) {
            ParsedRequests.parse(read(bytes(message)));
        }
    }

    @Test
    void whateverBecomesOfAMessageItIsParsedOrRefused() {
        var parsed = new AtomicInteger();
        var refused = new AtomicInteger();

        Mutations.of(List.of(TEXT, DIGEST, STATUS, REGISTRATION), FRAGMENTS)
                .forEach(MUTATIONS, message -> (parse(message) ? parsed : refused).incrementAndGet());

        // Mutations that are all of one kind would show little.
        assertThat(parsed.get()).isGreaterThan(MUTATIONS / 100);
        assertThat(refused.get()).isGreaterThan(MUTATIONS / 4);
    }

    @Test
    void aTextIsReadAsItWasWritten() {
        var request = (SignatureReq) read(bytes(TEXT));

        assertThat(request.dataToBeSigned).extracting("value").isEqualTo("Pay 5 € to Åsa & Co");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheMessage() {
        assertThat(parse(bytes("\uFEFF" + TEXT))).isTrue();
    }

    @Test
    void whatIsWrongIsToldByItsPlaceAndNotByItsWords() {
        assertThatThrownBy(() -> read(bytes(TEXT.replace("{\"MSISDN\":\"+99901000001\"}", "\"Mallory\""))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.failure().toString())
                                .contains("MobileUser", "wrong type", "line 4")
                                .doesNotContain("Mallory"));
    }

    private Message.Request read(byte[] message) {
        return reader.read(Bytes.of(message));
    }

    /** The way that a message takes in {@link JsonEndpoint}, up to the command; false where it is refused. */
    private boolean parse(byte[] message) {
        try {
            ParsedRequests.parse(read(message));
            return true;
        } catch (RefusedException refused) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
