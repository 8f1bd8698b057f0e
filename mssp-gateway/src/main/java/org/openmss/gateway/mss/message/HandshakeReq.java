package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MSS_HandshakeReq (TS 102 204, 8.12). */
@XmlRootElement(name = "MSS_HandshakeReq")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"secureMethods", "certificates", "rootCas", "signatureAlgorithms"})
public final class HandshakeReq extends Message.Request {
    @XmlElement(name = "SecureMethods")
    public @Nullable SecureMethods secureMethods;

    @XmlElementWrapper(name = "Certificates")
    @XmlElement(name = "Certificate")
    public @Nullable List<String> certificates;

    @XmlElementWrapper(name = "RootCAs")
    @XmlElement(name = "DN")
    public @Nullable List<String> rootCas;

    @XmlElementWrapper(name = "SignatureAlgList")
    @XmlElement(name = "Algorithm")
    public @Nullable List<MssUri> signatureAlgorithms;

    /** Which methods travel signed: {@code true}, {@code false}, {@code 1} or {@code 0} each. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class SecureMethods {
        @XmlAttribute(name = "MSS_Signature")
        public @Nullable String mssSignature;

        @XmlAttribute(name = "MSS_Registration")
        public @Nullable String mssRegistration;

        @XmlAttribute(name = "MSS_Notification")
        public @Nullable String mssNotification;

        @XmlAttribute(name = "MSS_ProfileQuery")
        public @Nullable String mssProfileQuery;

        @XmlAttribute(name = "MSS_Receipt")
        public @Nullable String mssReceipt;

        @XmlAttribute(name = "MSS_Status")
        public @Nullable String mssStatus;
    }
}
