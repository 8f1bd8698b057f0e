package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A signature (SignatureType): XML, base64 of a CMS, or the bare value with its certificate. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"xmlSignature", "base64Signature", "pkcs1"})
public class MssSignature {
    @XmlElement(name = "XMLSignature")
    public @Nullable XmlSignature xmlSignature;

    @XmlElement(name = "Base64Signature")
    public @Nullable String base64Signature;

    @XmlElement(name = "PKCS1", namespace = Namespaces.FICOM)
    public @Nullable Pkcs1 pkcs1;

    /** The bare signature value. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"signatureValue", "x509Certificate"})
    public static class Pkcs1 {
        @XmlElement(name = "SignatureValue", namespace = Namespaces.FICOM)
        public @Nullable String signatureValue;

        @XmlElement(name = "X509Certificate", namespace = Namespaces.FICOM)
        public @Nullable String x509Certificate;
    }
}
