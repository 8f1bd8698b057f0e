package org.openmss.gateway.signature.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.signature.Mutations;
import org.openmss.gateway.signature.RequestSignature;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.soap.wire.SignatureReq;
import org.openmss.gateway.signature.soap.wire.StatusReq;

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

    SoapReaderTest() throws JAXBException {
        reader = new SoapReader(JAXBContext.newInstance(SignatureReq.class, StatusReq.class));
    }

    /** The JDK's parser tells the terminal too of octets that are no UTF-8, and cannot be told not to. */
    @BeforeEach
    void hush() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterEach
    void listenAgain() {
        System.setErr(usualErrors);
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

    /** The way that a message takes in {@link SignatureEndpoint}, up to the command; false where it is refused. */
    private boolean parse(byte[] message) {
        try {
            var call = reader.read(new ByteArrayInputStream(message));
            switch (call.message()) {
                case SignatureReq request -> {
                    SignatureReqParser.mode(request);
                    assertThat(command(request)).isNotNull();
                }
                case StatusReq request -> SignatureReqParser.present("MSSP_TransID", request.msspTransId);
                default -> throw new IllegalStateException("a message without an operation");
            }
            return true;
        } catch (RefusedException refused) {
            return false;
        }
    }

    private static RequestSignature.Command command(SignatureReq request) {
        return SignatureReqParser.command(
                request,
                SignatureReqParser.present("AP_TransID", request.apInfo == null ? null : request.apInfo.apTransId));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
