package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** MSS_SignatureResp (TS 102 204, 8.3). */
@XmlRootElement(name = "MSS_SignatureResp")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"mobileUser", "mssSignature", "signatureProfile", "status"})
public final class SignatureResp extends Message.Response {
    @XmlAttribute(name = "MSSP_TransID")
    public @Nullable String msspTransId;

    @XmlElement(name = "MobileUser")
    public @Nullable MobileUser mobileUser;

    @XmlElement(name = "MSS_Signature")
    public @Nullable MssSignature mssSignature;

    @XmlElement(name = "SignatureProfile")
    public @Nullable MssUri signatureProfile;

    @XmlElement(name = "Status")
    public @Nullable Status status;
}
