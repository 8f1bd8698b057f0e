package org.openmss.gateway.signature.soap;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.openmss.gateway.signature.soap.SoapCall.Form;
import org.openmss.gateway.signature.soap.wire.Mss;

/**
 * Writes envelopes on one line, with the prefixes that clients look for as text: {@code soapenv:} and {@code mss:}. Elements of
 * the schema are always qualified; the message element itself only if the request's was.
 */
final class SoapWriter {
    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;
    private final Form form;

    /** Something that writes and may fail as XML writing does. */
    interface Content {
        void write() throws XMLStreamException;
    }

    SoapWriter(Form form) {
        this.form = form;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written at all", e);
        }
    }

    /** @param body the content of the envelope's Body */
    String envelope(Content body) {
        try {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soapenv", "Envelope", form.version().namespace());
            xml.writeNamespace("soapenv", form.version().namespace());
            xml.writeStartElement("soapenv", "Body", form.version().namespace());
            body.write();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return out.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an answer could not be written", e);
        }
    }

    /** The operation's element and the message in it, in the namespace form of the request. */
    void message(String operation, String message, Content content) throws XMLStreamException {
        String wrapperNamespace = form.qualifiedPart() ? "" : form.wrapperNamespace();
        if (wrapperNamespace.isEmpty()) {
            xml.writeStartElement("", operation + "Response", "");
            xml.writeDefaultNamespace("");
        } else {
            xml.writeStartElement("ns0", operation + "Response", wrapperNamespace);
            xml.writeNamespace("ns0", wrapperNamespace);
        }
        if (form.qualifiedPart()) {
            xml.writeStartElement("mss", message, Mss.NAMESPACE);
        } else {
            xml.writeStartElement("", message, "");
        }
        xml.writeNamespace("mss", Mss.NAMESPACE);
        content.write();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement("mss", name, Mss.NAMESPACE);
        content.write();
        xml.writeEndElement();
    }

    void text(String name, String text) throws XMLStreamException {
        element(name, () -> xml.writeCharacters(text));
    }

    void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    XMLStreamWriter raw() {
        return xml;
    }
}
