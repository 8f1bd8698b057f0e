package org.openmss.gateway.mss.soap;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.openmss.gateway.mss.Answer;
import org.openmss.gateway.mss.message.Namespaces;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.SubCode;

/** SOAP faults with the sub-codes of TS 102 204, annex B: no white space, Detail always there. */
final class SoapFaults {
    private static final String DETAIL_NAMESPACE = "http://kiuru.methics.fi/mssp";

    private SoapFaults() {}

    static void write(XMLStreamWriter xml, SoapVersion version, Answer.Fault fault) throws XMLStreamException {
        switch (version) {
            case V1_2 -> fault12(xml, fault);
            case V1_1 -> fault11(xml, fault);
        }
    }

    private static void fault12(XMLStreamWriter xml, Answer.Fault fault) throws XMLStreamException {
        String soap = SoapVersion.V1_2.namespace();
        xml.writeStartElement("soapenv", "Fault", soap);
        xml.writeStartElement("soapenv", "Code", soap);
        text(xml, soap, "Value", blamesSender(fault) ? "soapenv:Sender" : "soapenv:Receiver");
        xml.writeStartElement("soapenv", "Subcode", soap);
        code(xml, soap, "mss", Namespaces.MSS, fault.status().code());
        if (fault.subCode().isPresent()) {
            xml.writeStartElement("soapenv", "Subcode", soap);
            code(
                    xml,
                    soap,
                    "fi",
                    Namespaces.FICOM,
                    fault.subCode().map(SubCode::code).orElseThrow());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("soapenv", "Reason", soap);
        xml.writeStartElement("soapenv", "Text", soap);
        xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "en");
        xml.writeCharacters(fault.status().name());
        xml.writeEndElement();
        xml.writeEndElement();
        text(xml, soap, "Node", fault.node().toString());
        text(xml, soap, "Role", fault.role().uri());
        xml.writeStartElement("soapenv", "Detail", soap);
        detail(xml, fault.detail());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void fault11(XMLStreamWriter xml, Answer.Fault fault) throws XMLStreamException {
        xml.writeStartElement("soapenv", "Fault", SoapVersion.V1_1.namespace());
        plain(xml, "faultcode", blamesSender(fault) ? "soapenv:Client" : "soapenv:Server");
        plain(xml, "faultstring", fault.status().name());
        plain(xml, "faultactor", fault.node().toString());
        xml.writeStartElement("detail");
        xml.writeStartElement("mss", "StatusCode", Namespaces.MSS);
        xml.writeNamespace("mss", Namespaces.MSS);
        xml.writeAttribute("Value", Integer.toString(fault.status().code()));
        if (fault.subCode().isPresent()) {
            xml.writeEmptyElement("mss", "StatusCode", Namespaces.MSS);
            xml.writeAttribute(
                    "Value", Integer.toString(fault.subCode().map(SubCode::code).orElseThrow()));
        }
        xml.writeEndElement();
        detail(xml, fault.detail());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static boolean blamesSender(Answer.Fault fault) {
        return fault.status().kind() == MssStatus.Kind.SENDER_FAULT;
    }

    private static void code(XMLStreamWriter xml, String soap, String prefix, String namespace, int code)
            throws XMLStreamException {
        xml.writeStartElement("soapenv", "Value", soap);
        xml.writeNamespace(prefix, namespace);
        xml.writeCharacters(prefix + ":_" + code);
        xml.writeEndElement();
    }

    private static void detail(XMLStreamWriter xml, String detail) throws XMLStreamException {
        xml.writeStartElement("ns1", "detail", DETAIL_NAMESPACE);
        xml.writeNamespace("ns1", DETAIL_NAMESPACE);
        xml.writeCharacters(detail);
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String namespace, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement("soapenv", name, namespace);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void plain(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
