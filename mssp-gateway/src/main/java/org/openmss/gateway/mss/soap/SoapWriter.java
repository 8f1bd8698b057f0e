package org.openmss.gateway.mss.soap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.openmss.gateway.mss.Answer;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.mss.message.Namespaces;
import org.openmss.gateway.mss.message.Operation;
import org.openmss.gateway.mss.message.StatusResp;

/**
 * Writes envelopes on one line, with the prefixes that clients look for as text: {@code soapenv:} and {@code mss:}. Elements of
 * the schema are always qualified; the message element itself only if the request's was.
 */
@ApplicationScoped
class SoapWriter {
    private static final Map<String, String> PREFIXES = Map.of(
            "mss", Namespaces.MSS,
            "fi", Namespaces.FICOM,
            "mcs", Namespaces.METHICS,
            "sco", Namespaces.SWISSCOM,
            "ds", Namespaces.XML_SIGNATURE,
            "batch", Namespaces.BATCH,
            "docs", Namespaces.MULTI_DOCUMENT,
            "ext", Namespaces.OPENMSS);
    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
    private final JAXBContext messages;

    SoapWriter(JAXBContext messages) {
        this.messages = messages;
    }

    String envelope(SoapForm form, Answer answer) {
        return envelope(form.version().namespace(), answer instanceof Answer.Response, xml -> {
            switch (answer) {
                case Answer.Response response ->
                    message(xml, form, Operation.of(response.message()).wrapper() + "Response", response.message());
                case Answer.Fault fault -> SoapFaults.write(xml, form.version(), fault);
            }
        });
    }

    /** A request of ours to an application provider. */
    String notification(StatusResp message) {
        return envelope(
                SoapVersion.V1_2.namespace(), true, xml -> message(xml, SoapForm.OWN, "MSS_Notification", message));
    }

    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException, JAXBException;
    }

    private String envelope(String soap, boolean hasMessage, Body body) {
        try {
            var out = new StringWriter();
            var xml = factory.createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soapenv", "Envelope", soap);
            xml.writeNamespace("soapenv", soap);
            if (hasMessage) {
                for (var prefix : PREFIXES.entrySet()) {
                    xml.writeNamespace(prefix.getKey(), prefix.getValue());
                }
            }
            xml.writeStartElement("soapenv", "Body", soap);
            body.write(xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return out.toString();
        } catch (XMLStreamException | JAXBException e) {
            throw new IllegalStateException("a message could not be written", e);
        }
    }

    /** The operation's element and the message in it, in the namespace form of the request. */
    private void message(XMLStreamWriter xml, SoapForm form, String wrapper, Message.Response message)
            throws XMLStreamException, JAXBException {
        var operation = Operation.of(message);
        String wrapperNamespace = form.qualifiedPart() ? "" : form.wrapperNamespace();
        if (wrapperNamespace.isEmpty()) {
            xml.writeStartElement("", wrapper, "");
            xml.writeDefaultNamespace("");
        } else {
            xml.writeStartElement("ns0", wrapper, wrapperNamespace);
            xml.writeNamespace("ns0", wrapperNamespace);
        }
        var name = form.qualifiedPart()
                ? new QName(Namespaces.MSS, operation.response(), "mss")
                : new QName(XMLConstants.NULL_NS_URI, operation.response());
        var marshaller = messages.createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
        marshaller.marshal(part(name, message), xml);
        xml.writeEndElement();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Message.Response> JAXBElement<T> part(QName name, T message) {
        return new JAXBElement<>(name, (Class<T>) message.getClass(), message);
    }
}
