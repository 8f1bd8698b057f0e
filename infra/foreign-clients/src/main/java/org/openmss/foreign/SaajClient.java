package org.openmss.foreign;

import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConnectionFactory;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFault;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;

/** SOAP with Attachments API for Java. */
public final class SaajClient implements Messages.Sender {
    private SaajClient() {}

    public static void main(String[] arguments) throws Exception {
        new Messages(new SaajClient()).run();
    }

    private static final class Refused extends SOAPException {
        private static final long serialVersionUID = 1;
        private final transient SOAPFault fault;

        Refused(SOAPFault fault) {
            this.fault = fault;
        }
    }

    @Override
    public Element call(String operation, Element message) throws SOAPException {
        var request =
                MessageFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL).createMessage();
        request.getSOAPBody().addDocument(message.getOwnerDocument());
        try (var connection = SOAPConnectionFactory.newInstance().createConnection()) {
            var answer =
                    connection.call(request, Errand.url(operation + "Port")).getSOAPBody();
            if (answer.hasFault()) {
                throw new Refused(answer.getFault());
            }
            return answer;
        }
    }

    @Override
    public String fault(Exception exception) {
        return ((QName) ((Refused) exception).fault.getFaultSubcodes().next()).getLocalPart();
    }
}
