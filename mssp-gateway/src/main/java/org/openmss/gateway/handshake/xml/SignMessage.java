package org.openmss.gateway.handshake.xml;

import jakarta.inject.Singleton;
import javax.xml.XMLConstants;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signs what the gateway answers (MSS_MessageSignature): the Body, faults too, by the certificate that the handshake told. */
@Singleton
public class SignMessage {
    private static final String UTILITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String BODY_ID = "Body";
    private final GatewayKey gatewayKey;

    SignMessage(GatewayKey gatewayKey) {
        this.gatewayKey = gatewayKey;
        Santuario.start();
    }

    /** @throws IllegalStateException where the gateway has no key, which it is asked before anything is done */
    public void mustHaveKey() {
        gatewayKey.get();
    }

    /** @param envelope of our own, without a header */
    public String sign(String envelope) {
        var key = gatewayKey.get();
        var document = Xml.parse(envelope);
        var body = Xml.children(document.getDocumentElement()).getFirst();
        body.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:wsu", UTILITY);
        body.setAttributeNS(UTILITY, "wsu:Id", BODY_ID);
        body.setIdAttributeNS(UTILITY, "Id", true);
        try {
            var signature = new XMLSignature(document, "", key.algorithm().uri(), SignatureForm.EXCLUSIVE);
            header(document, body).appendChild(signature.getElement());
            var transforms = new Transforms(document);
            transforms.addTransform(SignatureForm.EXCLUSIVE);
            signature.addDocument("#" + BODY_ID, transforms, SignatureForm.SHA256);
            signature.addKeyInfo(key.leaf());
            signature.sign(key.key());
            putOnOneLine(signature.getElement(), "SignatureValue");
            putOnOneLine(signature.getElement(), "X509Certificate");
        } catch (XMLSecurityException e) {
            throw new IllegalStateException("an answer could not be signed", e);
        }
        return Xml.write(document);
    }

    private static Element header(Document document, Element body) {
        String soap = body.getNamespaceURI();
        var header = document.createElementNS(soap, "soapenv:Header");
        var block = document.createElementNS(Envelope.MSS, "mss:" + Envelope.MESSAGE_SIGNATURE);
        block.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:mss", Envelope.MSS);
        // A client that knows no signatures reads the answer all the same.
        if (Envelope.SOAP_12.equals(soap)) {
            block.setAttributeNS(soap, "soapenv:role", soap + "/role/ultimateReceiver");
            block.setAttributeNS(soap, "soapenv:mustUnderstand", "false");
        } else {
            block.setAttributeNS(soap, "soapenv:mustUnderstand", "0");
        }
        header.appendChild(block);
        document.getDocumentElement().insertBefore(header, body);
        return block;
    }

    private static void putOnOneLine(Element signature, String name) {
        var element = (Element)
                signature.getElementsByTagNameNS(Envelope.XML_SIGNATURE, name).item(0);
        element.setTextContent(element.getTextContent().replaceAll("\\s", ""));
    }
}
