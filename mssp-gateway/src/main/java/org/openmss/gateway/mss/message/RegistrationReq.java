package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** MSS_RegistrationReq (TS 102 204, 8.6). */
@XmlRootElement(name = "MSS_RegistrationReq")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"mobileUser", "encryptedData", "encryptResponseBy", "certificateUri", "x509Certificate"})
public final class RegistrationReq extends Message.Request {
    @XmlElement(name = "MobileUser")
    public @Nullable MobileUser mobileUser;

    /** Seen, so that it can be refused by name. */
    @XmlElement(name = "EncryptedData")
    public @Nullable Object encryptedData;

    @XmlElement(name = "EncryptResponseBy")
    public @Nullable String encryptResponseBy;

    @XmlElement(name = "CertificateURI")
    public @Nullable String certificateUri;

    @XmlElement(name = "X509Certificate")
    public @Nullable String x509Certificate;
}
