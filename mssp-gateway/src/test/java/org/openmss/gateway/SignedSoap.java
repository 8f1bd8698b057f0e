package org.openmss.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** An application provider's signatures, made and verified with the JDK's own javax.xml.crypto.dsig: another implementation than the gateway's. */
final class SignedSoap {
    static final String MSS = "http://uri.etsi.org/TS102204/v1.1.2#";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String UTILITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final XMLSignatureFactory FACTORY = jdk();

    private SignedSoap() {}

    private static XMLSignatureFactory jdk() {
        try {
            return XMLSignatureFactory.getInstance("DOM", "XMLDSig");
        } catch (java.security.NoSuchProviderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a signature is made: by default as the documents say. */
    record Way(
            Key key,
            String algorithm,
            List<String> uris,
            List<Transform> transforms,
            String digest,
            @Nullable KeyInfo keyInfo,
            boolean object,
            boolean mustUnderstand) {

        static Way of(Key key) {
            String algorithm = key.getAlgorithm().equals("RSA") ? RSA_SHA256 : ECDSA_SHA256;
            return new Way(
                    key,
                    algorithm,
                    List.of("#b"),
                    List.of(transform(EXCLUSIVE)),
                    DigestMethod.SHA256,
                    null,
                    false,
                    true);
        }

        Way over(String... references) {
            return new Way(key, algorithm, List.of(references), transforms, digest, keyInfo, object, mustUnderstand);
        }

        Way by(String signatureMethod, Key other) {
            return new Way(other, signatureMethod, uris, transforms, digest, keyInfo, object, mustUnderstand);
        }

        Way through(Transform... steps) {
            return new Way(key, algorithm, uris, List.of(steps), digest, keyInfo, object, mustUnderstand);
        }

        Way digesting(String method) {
            return new Way(key, algorithm, uris, transforms, method, keyInfo, object, mustUnderstand);
        }

        Way saying(KeyInfo info) {
            return new Way(key, algorithm, uris, transforms, digest, info, object, mustUnderstand);
        }

        Way withObject() {
            return new Way(key, algorithm, uris, transforms, digest, keyInfo, true, mustUnderstand);
        }
    }

    static Transform transform(String algorithm) {
        return transform(algorithm, null);
    }

    static Transform transform(String algorithm, @Nullable TransformParameterSpec parameters) {
        try {
            return FACTORY.newTransform(algorithm, parameters);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The envelope with MSS_MessageSignature as the first block of its header. Every attribute {@code Id} of it is known as one. */
    static String sign(String envelope, Way way) throws Exception {
        var document = parse(envelope);
        var header = (Element) document.getElementsByTagNameNS("*", "Header").item(0);
        String soap = header.getNamespaceURI();
        var block = document.createElementNS(MSS, "mss:MSS_MessageSignature");
        block.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:mss", MSS);
        block.setAttributeNS(soap, "e:role", "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver");
        block.setAttributeNS(soap, "e:mustUnderstand", Boolean.toString(way.mustUnderstand()));
        header.insertBefore(block, header.getFirstChild());
        var references = new ArrayList<Reference>();
        for (String uri : way.uris()) {
            references.add(FACTORY.newReference(
                    uri, FACTORY.newDigestMethod(way.digest(), null), way.transforms(), null, null));
        }
        var info = FACTORY.newSignedInfo(
                FACTORY.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                FACTORY.newSignatureMethod(way.algorithm(), (SignatureMethodParameterSpec) null),
                references);
        List<XMLObject> objects = way.object() ? List.of(FACTORY.newXMLObject(List.of(), "o", null, null)) : List.of();
        var context = new DOMSignContext(way.key(), block);
        context.setDefaultNamespacePrefix("ds");
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        context.setProperty("org.apache.jcp.xml.dsig.secureValidation", false);
        declareIds(document);
        FACTORY.newXMLSignature(info, way.keyInfo(), objects, null, null).sign(context);
        return write(document);
    }

    /** That the gateway's answer has a signature over its Body, and nothing else, that verifies with this key. */
    static void assertSigned(String envelope, Key key) throws Exception {
        var document = parse(envelope);
        var body = (Element) document.getElementsByTagNameNS("*", "Body").item(0);
        var blocks = document.getElementsByTagNameNS(MSS, "MSS_MessageSignature");
        assertThat(blocks.getLength()).as(envelope).isEqualTo(1);
        var context = new DOMValidateContext(key, blocks.item(0).getFirstChild());
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setIdAttributeNS(body, UTILITY, "Id");
        var signature = FACTORY.unmarshalXMLSignature(context);
        assertThat(signature.validate(context)).as(envelope).isTrue();
        assertThat(signature.getSignedInfo().getReferences())
                .extracting(Reference::getURI)
                .containsExactly("#" + body.getAttributeNS(UTILITY, "Id"));
    }

    static Document parse(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    static String write(Document document) throws Exception {
        document.setXmlStandalone(true);
        var out = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }

    private static void declareIds(Document document) {
        var elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                var attribute = (Attr) element.getAttributes().item(j);
                if (attribute.getLocalName().equalsIgnoreCase("id")) {
                    element.setIdAttributeNode(attribute, true);
                }
            }
        }
    }
}
