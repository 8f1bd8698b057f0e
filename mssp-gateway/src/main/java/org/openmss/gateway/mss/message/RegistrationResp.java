package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** MSS_RegistrationResp (TS 102 204, 8.7). */
@XmlRootElement(name = "MSS_RegistrationResp")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"status", "certificateUri", "x509Certificate", "publicKey"})
public final class RegistrationResp extends Message.Response {
    @XmlElement(name = "Status")
    public @Nullable Status status;

    @XmlElement(name = "CertificateURI")
    public @Nullable String certificateUri;

    @XmlElement(name = "X509Certificate")
    public @Nullable String x509Certificate;

    @XmlElement(name = "PublicKey")
    public @Nullable String publicKey;
}
