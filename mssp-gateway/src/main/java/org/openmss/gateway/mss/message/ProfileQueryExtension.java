package org.openmss.gateway.mss.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElements;
import jakarta.xml.bind.annotation.XmlTransient;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user's certificates and state, in the two shapes that clients read. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"mobileUserCertificates", "sscds"})
public class ProfileQueryExtension {
    @XmlElement(name = "MobileUserCertificate", namespace = Namespaces.METHICS)
    public @Nullable List<MobileUserCertificate> mobileUserCertificates;

    @XmlElement(name = "Sscds", namespace = Namespaces.METHICS)
    public @Nullable Sscds sscds;

    /** A certificate with its issuers, the user's first. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class MobileUserCertificate {
        @XmlAttribute(name = "State")
        public @Nullable String state;

        @XmlAttribute(name = "Algorithm")
        public @Nullable String algorithm;

        /** A list in one attribute. */
        @XmlAttribute(name = "SignatureProfiles")
        public @Nullable List<String> signatureProfiles;

        /** In XML each certificate is followed by its subject's name. */
        @JsonIgnore
        @XmlElements({
            @XmlElement(name = "X509Certificate", namespace = Namespaces.XML_SIGNATURE, type = X509Certificate.class),
            @XmlElement(name = "X509SubjectName", namespace = Namespaces.XML_SIGNATURE, type = X509SubjectName.class)
        })
        public @Nullable List<X509Item> items;

        @JsonProperty("X509Certificate")
        List<String> certificates() {
            return values(X509Certificate.class);
        }

        @JsonProperty("X509SubjectName")
        List<String> subjectNames() {
            return values(X509SubjectName.class);
        }

        private List<String> values(Class<? extends X509Item> kind) {
            return items == null
                    ? List.of()
                    : items.stream()
                            .filter(kind::isInstance)
                            .map(item -> String.valueOf(item.value))
                            .toList();
        }
    }

    /** One piece of the X509Data. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlTransient
    public abstract static class X509Item {
        @XmlValue
        public @Nullable String value;
    }

    /** Base64 of a certificate. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static final class X509Certificate extends X509Item {}

    /** A name as RFC 2253 writes it. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static final class X509SubjectName extends X509Item {}

    /** The signature devices of the user. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Sscds {
        @XmlElement(name = "Sim", namespace = Namespaces.METHICS)
        public @Nullable Sscd sim;
    }

    /** A signature device. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"state", "pinStatus", "mobileUserCertificates"})
    public static class Sscd {
        @XmlElement(name = "State", namespace = Namespaces.METHICS)
        public @Nullable String state;

        @XmlElement(name = "PinStatus", namespace = Namespaces.METHICS)
        public @Nullable PinStatus pinStatus;

        @XmlElement(name = "MobileUserCertificate", namespace = Namespaces.METHICS)
        public @Nullable List<MobileUserCertificate> mobileUserCertificates;
    }

    /** Whether the PIN is blocked, as far as this service was told. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class PinStatus {
        @JsonProperty("Blocked")
        @XmlAttribute(name = "blocked")
        public boolean blocked;
    }
}
