package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selects one of the user's keys (KeyReferenceType). */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"certificateUrls", "certificateIssuerDns", "hashesOfUsersPublicKey", "hashesOfCaPublicKey"})
public class KeyReference {
    @XmlElement(name = "CertificateURL")
    public @Nullable List<String> certificateUrls;

    @XmlElement(name = "CertificateIssuerDN")
    public @Nullable List<String> certificateIssuerDns;

    @XmlElement(name = "HashOfUsersPublicKey")
    public @Nullable List<DigestAlgAndValue> hashesOfUsersPublicKey;

    @XmlElement(name = "HashOfCAPublicKey")
    public @Nullable List<DigestAlgAndValue> hashesOfCaPublicKey;

    /** A digest; of which kind, its length tells where the method is absent. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"digestMethod", "digestValue"})
    public static class DigestAlgAndValue {
        @XmlElement(name = "DigestMethod", namespace = Namespaces.XML_SIGNATURE)
        public @Nullable DigestMethod digestMethod;

        @XmlElement(name = "DigestValue", namespace = Namespaces.XML_SIGNATURE)
        public @Nullable String digestValue;
    }

    /** A digest algorithm by its URI (XML Signature). */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class DigestMethod {
        @XmlAttribute(name = "Algorithm")
        public @Nullable String algorithm;
    }
}
