package org.openmss.foreign;

import org.apache.axis.AxisFault;
import org.apache.axis.client.Call;
import org.apache.axis.client.Service;
import org.apache.axis.message.SOAPBodyElement;
import org.apache.axis.message.SOAPEnvelope;
import org.apache.axis.soap.SOAPConstants;
import org.w3c.dom.Element;

/** Apache Axis 1.4, which the first clients of mobile signature services were written with, and many still are. */
public final class AxisClient implements Messages.Sender {
    private AxisClient() {}

    public static void main(String[] arguments) throws Exception {
        new Messages(new AxisClient()).run();
    }

    @Override
    public Element call(String operation, Element message) throws Exception {
        var call = (Call) new Service().createCall();
        call.setTargetEndpointAddress(Errand.url(operation + "Port"));
        call.setSOAPVersion(SOAPConstants.SOAP12_CONSTANTS);
        call.setUseSOAPAction(true);
        call.setSOAPActionURI("#" + operation);
        var envelope = new SOAPEnvelope(SOAPConstants.SOAP12_CONSTANTS);
        envelope.addBodyElement(new SOAPBodyElement(message));
        return call.invoke(envelope).getFirstBody().getAsDOM();
    }

    @Override
    public String fault(Exception exception) {
        return ((AxisFault) exception).getFaultSubCodes()[0].getLocalPart();
    }
}
