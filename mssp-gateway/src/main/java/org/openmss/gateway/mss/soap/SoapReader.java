package org.openmss.gateway.mss.soap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.mss.message.Operation;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;

/**
 * Takes the message out of its envelope: whatever its wrapper's name and namespace, with or without a namespace of its own. No
 * document type, no entities.
 */
@ApplicationScoped
class SoapReader {
    private final XMLInputFactory factory = hardened();
    private final JAXBContext messages;

    SoapReader(JAXBContext messages) {
        this.messages = messages;
    }

    private static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @throws RefusedException 101 WRONG_PARAM for what is not a message of this door */
    SoapCall read(InputStream body) {
        return read(SoapText.of(body));
    }

    SoapCall read(SoapText text) {
        try {
            var xml = factory.createXMLStreamReader(text.reader());
            try {
                text.mustBeNamed(xml.getCharacterEncodingScheme());
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | JAXBException malformed) {
            throw wrong("the body is not a well-formed SOAP message");
        }
    }

    /** @param xml a Body or a message on its own, as a signature covers it */
    Message.Request readCovered(String xml) {
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            nextElement(reader);
            if (reader.getLocalName().equals("Body")) {
                nextElement(reader);
                nextElement(reader);
            }
            return message(reader, operation(reader));
        } catch (XMLStreamException | JAXBException malformed) {
            throw wrong("what is signed is not a message");
        }
    }

    private SoapCall read(XMLStreamReader xml) throws XMLStreamException, JAXBException {
        nextElement(xml);
        var version = SoapVersion.ofNamespace(namespace(xml));
        if (version.isEmpty() || !xml.getLocalName().equals("Envelope")) {
            throw wrong("the body is not a SOAP 1.2 or 1.1 envelope");
        }
        nextElement(xml);
        if (xml.getLocalName().equals("Header")) {
            skip(xml);
            nextElement(xml);
        }
        if (!xml.getLocalName().equals("Body")) {
            throw wrong("the envelope has no Body");
        }
        nextElement(xml);
        String wrapperNamespace = namespace(xml);
        nextElement(xml);
        var operation = operation(xml);
        boolean qualified = !namespace(xml).isEmpty();
        var message = message(xml, operation);
        return new SoapCall(message, new SoapForm(version.get(), wrapperNamespace, qualified));
    }

    private static Operation operation(XMLStreamReader xml) {
        return Operation.ofRequest(xml.getLocalName())
                .orElseThrow(() -> wrong("a message of TS 102 204, like MSS_SignatureReq, is expected within its"
                        + " operation's element"));
    }

    private Message.Request message(XMLStreamReader xml, Operation operation) throws XMLStreamException, JAXBException {
        Message.Request message = messages.createUnmarshaller()
                .unmarshal(new MessageElements(xml), operation.requestType())
                .getValue();
        while (xml.hasNext()) {
            refuseDocumentType(xml.next());
        }
        if (message == null) {
            throw wrong("the message is nil");
        }
        return message;
    }

    private static void nextElement(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            refuseDocumentType(event);
            if (event == XMLStreamConstants.START_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                throw wrong("the envelope ends before its message");
            }
        }
        throw wrong("the body has no message");
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private static void refuseDocumentType(int event) {
        if (event == XMLStreamConstants.DTD) {
            throw wrong("a SOAP message has no document type declaration");
        }
    }

    private static String namespace(XMLStreamReader xml) {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    private static RefusedException wrong(String what) {
        return new RefusedException(new SignatureFailure.WrongParameter(what));
    }
}
