package org.openmss.gateway.handshake.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.gateway.handshake.domain.MessageAlgorithm;
import org.openmss.gateway.handshake.domain.Terms;
import org.openmss.gateway.signature.Mutations;
import org.openmss.gateway.signature.domain.RefusedException;

class VerifyMessageTest {
    private static final int MUTATIONS = 20_000;
    private static final String ENVELOPE = """
            <soapenv:Envelope xmlns:soapenv="http://www.w3.org/2003/05/soap-envelope"><soapenv:Body><MSS_Signature>\
            <mss:MSS_SignatureReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1"><mss:MobileUser>\
            <mss:MSISDN>+99901000001</mss:MSISDN></mss:MobileUser><!-- a remark --><mss:DataToBeSigned a="x&#10;y">Pay 5 € to\
             Åsa &amp; Co&#13; \uD83D\uDE00</mss:DataToBeSigned></mss:MSS_SignatureReq></MSS_Signature></soapenv:Body></soapenv:Envelope>""";
    private static final List<String> FRAGMENTS = List.of(
            "<soapenv:Body>",
            "<soapenv:Body wsu:Id=\"Body\">",
            "</soapenv:Body>",
            "<soapenv:Header/>",
            " Id=\"Body\"",
            " xml:id=\"Body\"",
            "<ds:Reference URI=\"#Body\"/>",
            "<ds:Object/>",
            "<ds:Transforms/>",
            "<ds:KeyInfo/>",
            "<mss:MSS_MessageSignature/>",
            "<!---->",
            "<![CDATA[+]]>",
            "&#xD;",
            " xmlns=\"x\"",
            " xmlns:mss=\"\"",
            "=",
            "A",
            "\"",
            "<a>".repeat(200));

    private final VerifyMessage verifyMessage = new VerifyMessage();
    private String signed;
    private Terms terms;

    @TempDir
    Path folder;

    @BeforeEach
    void aSignedMessage() throws Exception {
        var keys = SigningKeys.make("EC");
        signed = new SignMessage(new GatewayKey(keys.pem(folder), InstantSource.system())).sign(ENVELOPE);
        terms = new Terms(List.of(keys.certificate()), EnumSet.allOf(MessageAlgorithm.class));
    }

    @Test
    void whatIsHandedOutIsTheBodyInItsCanonicalForm() {
        assertThat(verifyMessage.covered(signed, terms))
                .startsWith("<soapenv:Body xmlns:soapenv=\"http://www.w3.org/2003/05/soap-envelope\"")
                .contains("<mss:MSISDN>+99901000001</mss:MSISDN>")
                .contains("a=\"x&#xA;y\"")
                .contains("Pay 5 € to Åsa &amp; Co&#xD; \uD83D\uDE00")
                .doesNotContain("remark")
                .endsWith("</soapenv:Body>");
    }

    @Test
    void whateverBecomesOfASignedMessageItIsRefusedOrHandedOutAsItWasSigned() {
        String covered = verifyMessage.covered(signed, terms);
        var accepted = new AtomicInteger();

        Mutations.of(List.of(signed), FRAGMENTS).forEach(MUTATIONS, octets -> {
            try {
                assertThat(verifyMessage.covered(new String(octets, StandardCharsets.UTF_8), terms))
                        .isEqualTo(covered);
                accepted.incrementAndGet();
            } catch (RefusedException refused) {
                assertThat(refused.failure().toString()).contains("the message's signature is not accepted");
            }
        });

        // Changes outside of what is signed do no harm; without any the table would show nothing.
        assertThat(accepted.get()).isBetween(1, MUTATIONS / 2);
    }

    @Test
    void withoutACertificateNothingIsAccepted() {
        var none = new Terms(List.of(), EnumSet.allOf(MessageAlgorithm.class));

        assertThatThrownBy(() -> verifyMessage.covered(signed, none)).isInstanceOf(RefusedException.class);
    }

    @Test
    void anAlgorithmThatWasNotAgreedIsNotAccepted() {
        var other = new Terms(terms.certificates(), EnumSet.of(MessageAlgorithm.RSA_SHA256));

        assertThatThrownBy(() -> verifyMessage.covered(signed, other)).isInstanceOf(RefusedException.class);
    }
}
