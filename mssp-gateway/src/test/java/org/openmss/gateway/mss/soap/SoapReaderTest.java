package org.openmss.gateway.mss.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.mss.ParsedRequests;
import org.openmss.gateway.mss.message.SignatureReq;
import org.openmss.gateway.mss.message.StatusReq;
import org.openmss.gateway.signature.Mutations;
import org.openmss.gateway.signature.domain.RefusedException;

class SoapReaderTest {
    private static final int MUTATIONS = 50_000;
    private static final String TEXT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Header/><e:Body><MSS_Signature>
            <mss:MSS_SignatureReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1"
             MessagingMode="synch" TimeOut="60" ValidityDate="2026-11-24T06:00:00Z">
            <mss:AP_Info AP_ID="http://ap.example/" AP_TransID="A1" AP_PWD="secret" Instant="2026-11-24T05:00:00Z"/>
            <mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info>
            <mss:MobileUser><mss:MSISDN>+99901000001</mss:MSISDN></mss:MobileUser>
            <mss:DataToBeSigned MimeType="text/plain" Encoding="UTF-8">Pay 5 € to Åsa &amp; Co</mss:DataToBeSigned>
            <mss:SignatureProfile><mss:mssURI>urn:openmss:profile:signature</mss:mssURI></mss:SignatureProfile>
            <mss:MSS_Format><mss:mssURI>http://uri.etsi.org/TS102204/v1.1.2#CMS-Signature</mss:mssURI></mss:MSS_Format>
            </mss:MSS_SignatureReq></MSS_Signature></e:Body></e:Envelope>""";
    private static final String DIGEST = """
            <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><k:MSS_Signature xmlns:k="urn:k">
            <MSS_SignatureReq MajorVersion="1" MinorVersion="2" MessagingMode="asynchClientServer">
            <AP_Info xmlns="http://uri.etsi.org/TS102204/v1.1.2#" AP_ID="a" AP_TransID="A2" AP_PWD="b"/>
            <MobileUser xmlns="http://uri.etsi.org/TS102204/v1.1.2#"><MSISDN>99901000001</MSISDN></MobileUser>
            <DataToBeSigned xmlns="http://uri.etsi.org/TS102204/v1.1.2#" MimeType="application/x-sha256"
             Encoding="base64">AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=</DataToBeSigned>
            <DataToBeDisplayed xmlns="http://uri.etsi.org/TS102204/v1.1.2#" Encoding="base64">VGhlIGNvbnRyYWN0</DataToBeDisplayed>
            </MSS_SignatureReq></k:MSS_Signature></e:Body></e:Envelope>""";
    private static final String STATUS = """
            <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><MSS_StatusQuery>
            <mss:MSS_StatusReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1"
             MSSP_TransID="t000000000000000000000000000000"><mss:AP_Info AP_ID="a" AP_TransID="S1" AP_PWD="b"/>
            </mss:MSS_StatusReq></MSS_StatusQuery></e:Body></e:Envelope>""";
    private static final List<String> FRAGMENTS = List.of(
            "<",
            ">",
            "/>",
            "</",
            "\"",
            "=",
            "&",
            "&#0;",
            "&#x10FFFF;",
            "&lol;",
            "]]>",
            "<![CDATA[",
            "<!--",
            "--",
            "<?x y?>",
            "<?xml version=\"1.1\"?>",
            " encoding=\"UTF-16\"",
            " encoding=\"none\"",
            "<!DOCTYPE e [<!ENTITY lol \"l\">]>",
            " xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
            " xsi:type=\"mss:MSS_StatusReq\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
            " xmlns:mss=\"\"",
            " xmlns=\"x\"",
            "mss:",
            "e:Header",
            "<mss:MSISDN>",
            "</mss:MSS_SignatureReq>",
            "\u0000",
            "\uFEFF",
            "\uD800\uDC00",
            "\u202E",
            "999999999999999999999",
            "-",
            "+999999999-12-31T23:59:59-18:00",
            "PT1S",
            "<a>".repeat(3_000),
            " a=\"b\"".repeat(300));

    private final SoapReader reader;

    private final PrintStream usualErrors = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    SoapReaderTest() throws JAXBException {
        reader = new SoapReader(JAXBContext.newInstance(SignatureReq.class, StatusReq.class));
    }

    @BeforeEach
    void listenToTheTerminal() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void nothingWasPrintedPastTheLog() {
        System.setErr(usualErrors);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theMessagesThatAreMutatedAreValid() {
        assertThat(parse(bytes(TEXT))).isTrue();
        assertThat(parse(bytes(DIGEST))).isTrue();
        assertThat(parse(bytes(STATUS))).isTrue();
    }

    @Test
    void whateverBecomesOfAMessageItIsParsedOrRefused() {
        var parsed = new AtomicInteger();
        var refused = new AtomicInteger();

        Mutations.of(List.of(TEXT, DIGEST, STATUS), FRAGMENTS)
                .forEach(MUTATIONS, message -> (parse(message) ? parsed : refused).incrementAndGet());

        // Mutations that are all of one kind would show little.
        assertThat(parsed.get()).isGreaterThan(MUTATIONS / 100);
        assertThat(refused.get()).isGreaterThan(MUTATIONS / 4);
    }

    @Test
    void aMessageInUtf16IsRead() {
        var message = TEXT.replace("UTF-8\"?>", "UTF-16\"?>");

        for (var charset : List.of("UTF-16", "UTF-16BE", "UTF-16LE")) {
            var request = (SignatureReq)
                    read(message.getBytes(Charset.forName(charset))).message();
            assertThat(request.dataToBeSigned).as(charset).extracting("value").isEqualTo("Pay 5 € to Åsa & Co");
        }
    }

    @Test
    void aByteOrderMarkBeforeUtf8IsNoPartOfTheMessage() {
        assertThat(parse(bytes("\uFEFF" + TEXT))).isTrue();
    }

    @Test
    void octetsThatAreNoTextAreRefusedWithoutAWordToTheTerminal() {
        byte[] latin = TEXT.replace("€", "EUR").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(latin))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.failure().toString()).contains("not text in UTF-8"));
    }

    @Test
    void aMessageThatNamesAnotherEncodingThanItsOwnIsRefused() {
        for (var encoding : List.of("ISO-8859-1", "UTF-16", "windows-1252")) {
            var message = bytes(TEXT.replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\""));

            assertThatThrownBy(() -> read(message))
                    .as(encoding)
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused ->
                                    assertThat(refused.failure().toString()).contains("another encoding than UTF-8"));
        }
    }

    private SoapCall read(byte[] message) {
        return reader.read(new ByteArrayInputStream(message));
    }

    /** The way that a message takes in {@link SoapEndpoint}, up to the command; false where it is refused. */
    private boolean parse(byte[] message) {
        try {
            ParsedRequests.parse(read(message).message());
            return true;
        } catch (RefusedException refused) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
