package org.openmss.gateway.mss.soap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.openmss.gateway.mss.message.Namespaces;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;

/**
 * The elements of a message on their way to JAXB. One without a namespace is taken for one of TS 102 204: some clients leave it away
 * within the message too. One that stands twice where there is room for one is refused, since two readers could choose differently;
 * so is nesting that no message has. What attributes of XML Schema instance say ({@code xsi:type}, {@code xsi:nil}) is not followed: it
 * would let a message choose what it is read as.
 */
final class MessageElements extends StreamReaderDelegate {
    private static final int DEEPEST = 32;
    private static final Set<String> REPEATABLE = Set.of(
            "Service",
            "CertificateURL",
            "CertificateIssuerDN",
            "HashOfUsersPublicKey",
            "HashOfCAPublicKey",
            "Certificate",
            "DN",
            "Algorithm");
    private final Deque<Set<String>> siblings = new ArrayDeque<>();
    private int[] attributes = {};

    /** @param xml stands on the message element */
    MessageElements(XMLStreamReader xml) {
        super(xml);
        siblings.push(new HashSet<>());
        lookAtAttributes();
    }

    @Override
    public String getNamespaceURI() {
        String namespace = super.getNamespaceURI();
        return namespace == null || namespace.isEmpty() ? Namespaces.MSS : namespace;
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin();
            case XMLStreamConstants.END_ELEMENT -> siblings.poll();
            default -> {}
        }
        return event;
    }

    private void begin() {
        String name = getLocalName();
        var there = siblings.peek();
        if (there != null
                && getNamespaceURI().equals(Namespaces.MSS)
                && !REPEATABLE.contains(name)
                && !there.add(name)) {
            throw wrong("an element stands twice where there is room for one");
        }
        if (siblings.size() > DEEPEST) {
            throw wrong("the elements are nested deeper than in any message");
        }
        siblings.push(new HashSet<>());
        lookAtAttributes();
    }

    private void lookAtAttributes() {
        attributes = IntStream.range(0, super.getAttributeCount())
                .filter(index ->
                        !XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(super.getAttributeNamespace(index)))
                .toArray();
    }

    @Override
    public int getAttributeCount() {
        return attributes.length;
    }

    @Override
    public QName getAttributeName(int index) {
        return super.getAttributeName(attributes[index]);
    }

    @Override
    public String getAttributeNamespace(int index) {
        return super.getAttributeNamespace(attributes[index]);
    }

    @Override
    public String getAttributeLocalName(int index) {
        return super.getAttributeLocalName(attributes[index]);
    }

    @Override
    public String getAttributePrefix(int index) {
        return super.getAttributePrefix(attributes[index]);
    }

    @Override
    public String getAttributeType(int index) {
        return super.getAttributeType(attributes[index]);
    }

    @Override
    public String getAttributeValue(int index) {
        return super.getAttributeValue(attributes[index]);
    }

    private static RefusedException wrong(String what) {
        return new RefusedException(new SignatureFailure.WrongParameter(what));
    }
}
