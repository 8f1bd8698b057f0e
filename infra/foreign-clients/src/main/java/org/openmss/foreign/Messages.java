package org.openmss.foreign;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Messages by hand, for clients without stubs; and the errand, whichever way they send them. */
final class Messages {
    static final String MSS = "http://uri.etsi.org/TS102204/v1.1.2#";
    private final Sender sender;

    /** Sends one operation, and hands the answer's operation back, or what it makes of a fault. */
    interface Sender {
        Element call(String operation, Element message) throws Exception;

        /** The sub-code of the fault that this exception is. */
        String fault(Exception exception) throws Exception;
    }

    Messages(Sender sender) {
        this.sender = sender;
    }

    void run() throws Exception {
        var begun = signature(Errand.msisdn(), "asynchClientServer");
        String transaction = ((Element)
                        begun.getElementsByTagNameNS(MSS, "MSS_SignatureResp").item(0))
                .getAttribute("MSSP_TransID");
        Errand.learnt("transaction", transaction, code(begun));
        var ended = status(transaction);
        while (code(ended).equals("504")) {
            Errand.pause();
            ended = status(transaction);
        }
        Errand.learnt("status", code(ended));
        Errand.learnt(
                "signature",
                ended.getElementsByTagNameNS(MSS, "Base64Signature").item(0).getTextContent());
        Errand.learnt(
                "receipt",
                code(ask(
                        "MSS_Receipt",
                        "MSS_ReceiptReq",
                        "MSSP_TransID=\"" + transaction + "\"",
                        user(Errand.msisdn())
                                + "<mss:Message MimeType=\"text/plain\" Encoding=\"UTF-8\">Thank you.</mss:Message>")));
        Errand.learnt(
                "profiles",
                ask("MSS_ProfileQuery", "MSS_ProfileReq", "", user(Errand.msisdn()))
                        .getElementsByTagNameNS(MSS, "SignatureProfile")
                        .getLength());
        try {
            signature(Errand.NOBODY, "synch");
        } catch (Exception fault) {
            Errand.learnt("fault", sender.fault(fault));
        }
    }

    private Element signature(String msisdn, String mode) throws Exception {
        return ask(
                "MSS_Signature",
                "MSS_SignatureReq",
                "TimeOut=\"60\" MessagingMode=\"" + mode + "\"",
                user(msisdn) + "<mss:DataToBeSigned MimeType=\"text/plain\" Encoding=\"UTF-8\">" + Errand.text()
                        + "</mss:DataToBeSigned>");
    }

    private Element status(String transaction) throws Exception {
        return ask("MSS_StatusQuery", "MSS_StatusReq", "MSSP_TransID=\"" + transaction + "\"", "");
    }

    private Element ask(String operation, String message, String attributes, String content) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader("""
                <%1$s><mss:%2$s xmlns:mss="%3$s" MajorVersion="1" MinorVersion="1" %4$s><mss:AP_Info AP_ID="%5$s" AP_PWD="%6$s" AP_TransID="%7$s" \
                Instant="%8$s"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info>%9$s</mss:%2$s></%1$s>""".formatted(
                        operation,
                        message,
                        MSS,
                        attributes,
                        Errand.apId(),
                        Errand.password(),
                        Errand.transactionId(),
                        Errand.now(),
                        content))));
        return sender.call(operation, document.getDocumentElement());
    }

    private static String user(String msisdn) {
        return "<mss:MobileUser><mss:MSISDN>" + msisdn + "</mss:MSISDN></mss:MobileUser>";
    }

    private static String code(Element answer) {
        Node code = answer.getElementsByTagNameNS(MSS, "StatusCode").item(0);
        return ((Element) code).getAttribute("Value");
    }
}
