package org.openmss.gateway.handshake.xml;

import java.util.List;
import java.util.Set;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The parts of a SOAP envelope that a signature is about, each there once and in its place.
 *
 * @param body the envelope's only Body
 * @param message the only element within the only element of the Body
 */
record Envelope(Document document, Element body, Element message) {
    static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String MSS = "http://uri.etsi.org/TS102204/v1.1.2#";
    static final String MESSAGE_SIGNATURE = "MSS_MessageSignature";
    static final String XML_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final Set<String> SOAP = Set.of(SOAP_12, SOAP_11);

    /** @throws RefusedException 104 where a part is missing, there twice, or beside its place */
    static Envelope of(Document document) {
        var root = document.getDocumentElement();
        String soap = root.getNamespaceURI();
        if (soap == null || !SOAP.contains(soap) || !root.getLocalName().equals("Envelope")) {
            throw refused("it is not in a SOAP envelope");
        }
        var parts = Xml.children(root);
        int last = parts.size() - 1;
        boolean asItShould = (last == 0 || last == 1 && Xml.is(parts.getFirst(), soap, "Header"))
                && Xml.is(parts.get(last), soap, "Body");
        if (!asItShould) {
            throw refused("the envelope is to have a Header and one Body, and nothing else");
        }
        var body = parts.get(last);
        var message =
                only(only(body, "the Body is to have one element"), "the operation's element is to have one message");
        return new Envelope(document, body, message);
    }

    /** The ds:Signature in the only MSS_MessageSignature of the header. */
    Element signature() {
        var header = Xml.children(document.getDocumentElement()).getFirst();
        var found = header == body
                ? List.<Element>of()
                : Xml.children(header).stream()
                        .filter(block -> Xml.is(block, MSS, MESSAGE_SIGNATURE))
                        .toList();
        if (found.size() != 1) {
            throw refused(
                    found.isEmpty()
                            ? "the header MSS_MessageSignature is missing; the handshake agreed that this operation travels signed"
                            : "there is more than one MSS_MessageSignature");
        }
        var signature = only(found.getFirst(), "MSS_MessageSignature is to have one ds:Signature");
        if (!Xml.is(signature, XML_SIGNATURE, "Signature")) {
            throw refused("MSS_MessageSignature is to have one ds:Signature");
        }
        return signature;
    }

    private static Element only(Element parent, String otherwise) {
        var children = Xml.children(parent);
        if (children.size() != 1) {
            throw refused(otherwise);
        }
        return children.getFirst();
    }

    /** 104, with a sentence for the application provider's developer. */
    static RefusedException refused(String why) {
        return new RefusedException(
                new SignatureFailure.Unauthorized("the message's signature is not accepted: " + why));
    }
}
