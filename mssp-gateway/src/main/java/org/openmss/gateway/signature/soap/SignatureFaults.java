package org.openmss.gateway.signature.soap;

import jakarta.enterprise.context.ApplicationScoped;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.soap.SoapCall.Form;
import org.openmss.gateway.signature.soap.wire.Mss;

/** SOAP faults with the sub-codes of TS 102 204, annex B: no white space, Detail always there. */
@ApplicationScoped
class SignatureFaults {
    private static final String ROLE = "http://uri.etsi.org/TS102207/v1.1.3#role_HomeMSSP";
    private static final String DETAIL_NAMESPACE = "http://kiuru.methics.fi/mssp";
    private final SoapConfig config;

    SignatureFaults(SoapConfig config) {
        this.config = config;
    }

    String fault(Form form, MssStatus status, String detail) {
        var writer = new SoapWriter(form);
        return writer.envelope(() -> {
            switch (form.version()) {
                case V1_2 -> fault12(writer.raw(), status, detail);
                case V1_1 -> fault11(writer.raw(), status, detail);
            }
        });
    }

    private void fault12(XMLStreamWriter xml, MssStatus status, String detail) throws XMLStreamException {
        String soap = SoapVersion.V1_2.namespace();
        xml.writeStartElement("soapenv", "Fault", soap);
        xml.writeStartElement("soapenv", "Code", soap);
        text(xml, soap, "Value", blamesSender(status) ? "soapenv:Sender" : "soapenv:Receiver");
        xml.writeStartElement("soapenv", "Subcode", soap);
        xml.writeStartElement("soapenv", "Value", soap);
        xml.writeNamespace("mss", Mss.NAMESPACE);
        xml.writeCharacters("mss:_" + status.code());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("soapenv", "Reason", soap);
        xml.writeStartElement("soapenv", "Text", soap);
        xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "en");
        xml.writeCharacters(status.name());
        xml.writeEndElement();
        xml.writeEndElement();
        text(xml, soap, "Node", config.msspId().toString());
        text(xml, soap, "Role", ROLE);
        xml.writeStartElement("soapenv", "Detail", soap);
        detail(xml, detail);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void fault11(XMLStreamWriter xml, MssStatus status, String detail) throws XMLStreamException {
        xml.writeStartElement("soapenv", "Fault", SoapVersion.V1_1.namespace());
        plain(xml, "faultcode", blamesSender(status) ? "soapenv:Client" : "soapenv:Server");
        plain(xml, "faultstring", status.name());
        plain(xml, "faultactor", config.msspId().toString());
        xml.writeStartElement("detail");
        xml.writeStartElement("mss", "StatusCode", Mss.NAMESPACE);
        xml.writeNamespace("mss", Mss.NAMESPACE);
        xml.writeAttribute("Value", Integer.toString(status.code()));
        xml.writeEndElement();
        detail(xml, detail);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static boolean blamesSender(MssStatus status) {
        return status.kind() == MssStatus.Kind.SENDER_FAULT;
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
