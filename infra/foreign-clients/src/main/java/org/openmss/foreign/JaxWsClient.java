package org.openmss.foreign;

import jakarta.xml.ws.soap.SOAPFaultException;
import jakarta.xml.ws.spi.Provider;
import jakarta.xml.ws.spi.ServiceDelegate;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.util.Base64;
import java.util.GregorianCalendar;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.namespace.QName;
import org.openmss.foreign.stubs.DataType;
import org.openmss.foreign.stubs.MSSProfileQueryType;
import org.openmss.foreign.stubs.MSSProfileReqType;
import org.openmss.foreign.stubs.MSSReceiptReqType;
import org.openmss.foreign.stubs.MSSReceiptType;
import org.openmss.foreign.stubs.MSSSignaturePortType;
import org.openmss.foreign.stubs.MSSSignatureReqType;
import org.openmss.foreign.stubs.MSSSignatureRespType;
import org.openmss.foreign.stubs.MSSStatusQueryType;
import org.openmss.foreign.stubs.MSSStatusReqType;
import org.openmss.foreign.stubs.MSSStatusRespType;
import org.openmss.foreign.stubs.MeshMemberType;
import org.openmss.foreign.stubs.MessageAbstractType;
import org.openmss.foreign.stubs.MessagingModeType;
import org.openmss.foreign.stubs.MobileUserType;

/** Stubs that {@code wsimport} made of the gateway's description, on the runtime whose name is the argument: Metro (JAX-WS RI) or Apache CXF. */
public final class JaxWsClient {
    private static final String NAMESPACE = "urn:openmss:wsdl:ts102204";
    private static final int OUTSTANDING = 504;
    private final Provider runtime;

    private JaxWsClient(Provider runtime) {
        this.runtime = runtime;
    }

    public static void main(String[] arguments) throws Exception {
        new JaxWsClient(
                        switch (arguments[0]) {
                            case "metro" -> new com.sun.xml.ws.spi.ProviderImpl();
                            case "cxf" -> new org.apache.cxf.jaxws.spi.ProviderImpl();
                            default -> throw new IllegalArgumentException("metro or cxf");
                        })
                .run();
    }

    private void run() throws Exception {
        var begun = signature(Errand.msisdn(), MessagingModeType.ASYNCH_CLIENT_SERVER);
        Errand.learnt(
                "transaction",
                begun.getMSSPTransID(),
                begun.getStatus().getStatusCode().getValue());
        var ended = status(begun.getMSSPTransID());
        while (ended.getStatus().getStatusCode().getValue().intValue() == OUTSTANDING) {
            Errand.pause();
            ended = status(begun.getMSSPTransID());
        }
        Errand.learnt("status", ended.getStatus().getStatusCode().getValue());
        Errand.learnt(
                "signature",
                Base64.getEncoder().encodeToString(ended.getMSSSignature().getBase64Signature()));
        Errand.learnt("receipt", receipt(begun.getMSSPTransID()));
        var profiles = message(new MSSProfileReqType());
        profiles.setMobileUser(user(Errand.msisdn()));
        Errand.learnt(
                "profiles",
                port("MSS_ProfileQueryPort", MSSProfileQueryType.class)
                        .mssProfileQuery(profiles)
                        .getSignatureProfile()
                        .size());
        try {
            signature(Errand.NOBODY, MessagingModeType.SYNCH);
        } catch (SOAPFaultException fault) {
            var code = fault.getFault().getFaultSubcodes().next();
            Errand.learnt("fault", ((QName) code).getLocalPart());
        }
    }

    private <T> T port(String name, Class<T> type) throws Exception {
        URL description = URI.create(Errand.url(name) + "?wsdl").toURL();
        ServiceDelegate service = runtime.createServiceDelegate(
                description, new QName(NAMESPACE, "MobileSignatureService"), jakarta.xml.ws.Service.class);
        return service.getPort(new QName(NAMESPACE, name), type);
    }

    private MSSSignatureRespType signature(String msisdn, MessagingModeType mode) throws Exception {
        var request = message(new MSSSignatureReqType());
        request.setMobileUser(user(msisdn));
        request.setDataToBeSigned(text(Errand.text()));
        request.setTimeOut(BigInteger.valueOf(60));
        request.setMessagingMode(mode);
        return port("MSS_SignaturePort", MSSSignaturePortType.class).mssSignature(request);
    }

    private MSSStatusRespType status(String transaction) throws Exception {
        var request = message(new MSSStatusReqType());
        request.setMSSPTransID(transaction);
        return port("MSS_StatusQueryPort", MSSStatusQueryType.class).mssStatusQuery(request);
    }

    private BigInteger receipt(String transaction) throws Exception {
        var request = message(new MSSReceiptReqType());
        request.setMSSPTransID(transaction);
        request.setMobileUser(user(Errand.msisdn()));
        request.setMessage(text("Thank you."));
        return port("MSS_ReceiptPort", MSSReceiptType.class)
                .mssReceipt(request)
                .getStatus()
                .getStatusCode()
                .getValue();
    }

    private static <T extends MessageAbstractType> T message(T message) throws DatatypeConfigurationException {
        var provider = new MessageAbstractType.APInfo();
        provider.setAPID(Errand.apId());
        provider.setAPPWD(Errand.password());
        provider.setAPTransID(Errand.transactionId());
        provider.setInstant(DatatypeFactory.newInstance().newXMLGregorianCalendar(new GregorianCalendar()));
        message.setAPInfo(provider);
        var gateway = new MessageAbstractType.MSSPInfo();
        gateway.setMSSPID(new MeshMemberType());
        message.setMSSPInfo(gateway);
        message.setMajorVersion(BigInteger.ONE);
        message.setMinorVersion(BigInteger.ONE);
        return message;
    }

    private static MobileUserType user(String msisdn) {
        var user = new MobileUserType();
        user.setMSISDN(msisdn);
        return user;
    }

    private static DataType text(String text) {
        var data = new DataType();
        data.setValue(text);
        data.setMimeType("text/plain");
        data.setEncoding("UTF-8");
        return data;
    }
}
