package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A key that an application provider signs its messages with, by the JDK's javax.xml.crypto.dsig; its certificate is its own. */
record MessageSigner(KeyPair keys, X509Certificate certificate) {
    private static final String MSS = "http://uri.etsi.org/TS102204/v1.1.2#";
    private static final String UTILITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    static MessageSigner make() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var keys = generator.generateKeyPair();
        var name = new X500Name("CN=messages of a shop");
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                keys.getPublic());
        return new MessageSigner(
                keys,
                new JcaX509CertificateConverter()
                        .getCertificate(builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))));
    }

    String base64() throws Exception {
        return Base64.getEncoder().encodeToString(certificate.getEncoded());
    }

    String pem() throws Exception {
        return "-----BEGIN CERTIFICATE-----\n" + base64() + "\n-----END CERTIFICATE-----\n";
    }

    /** @param envelope with a header, and a Body whose attribute Id is "b" */
    String sign(String envelope) throws Exception {
        var factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
        var document = parse(envelope);
        var header = document.getElementsByTagNameNS("*", "Header").item(0);
        var block = document.createElementNS(MSS, "mss:MSS_MessageSignature");
        header.appendChild(block);
        element(document, "Body").setIdAttribute("Id", true);
        var reference = factory.newReference(
                "#b",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        var info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(
                        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", (SignatureMethodParameterSpec) null),
                List.of(reference));
        factory.newXMLSignature(info, null).sign(new DOMSignContext(keys.getPrivate(), block));
        var out = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }

    /** The only certificate in an element of a handshake's answer. */
    static X509Certificate certificate(String answer, String list) throws Exception {
        String base64 = element(parse(answer), list).getTextContent();
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII))));
    }

    static void assertSigned(String answer, X509Certificate by) throws Exception {
        var document = parse(answer);
        var blocks = document.getElementsByTagNameNS(MSS, "MSS_MessageSignature");
        assertThat(blocks.getLength()).as(answer).isEqualTo(1);
        var context = new DOMValidateContext(by.getPublicKey(), blocks.item(0).getFirstChild());
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setIdAttributeNS(element(document, "Body"), UTILITY, "Id");
        var signature = XMLSignatureFactory.getInstance("DOM", "XMLDSig").unmarshalXMLSignature(context);
        assertThat(signature.validate(context)).as(answer).isTrue();
    }

    private static Element element(Document document, String name) {
        return (Element) document.getElementsByTagNameNS("*", name).item(0);
    }

    private static Document parse(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }
}
