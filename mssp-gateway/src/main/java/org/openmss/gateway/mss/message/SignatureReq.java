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

/** MSS_SignatureReq (TS 102 204, 8.2). */
@XmlRootElement(name = "MSS_SignatureReq")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        propOrder = {
            "mobileUser",
            "dataToBeSigned",
            "dataToBeDisplayed",
            "signatureProfile",
            "additionalServices",
            "mssFormat",
            "keyReference",
            "signatureProfileComparison"
        })
public final class SignatureReq extends Message.Request {
    @XmlAttribute(name = "ValidityDate")
    public @Nullable String validityDate;

    @XmlAttribute(name = "TimeOut")
    public @Nullable String timeOut;

    @XmlAttribute(name = "MessagingMode")
    public @Nullable String messagingMode;

    @XmlElement(name = "MobileUser")
    public @Nullable MobileUser mobileUser;

    @XmlElement(name = "DataToBeSigned")
    public @Nullable Data dataToBeSigned;

    @XmlElement(name = "DataToBeDisplayed")
    public @Nullable Data dataToBeDisplayed;

    @XmlElement(name = "SignatureProfile")
    public @Nullable MssUri signatureProfile;

    @XmlElementWrapper(name = "AdditionalServices")
    @XmlElement(name = "Service")
    public @Nullable List<AdditionalService> additionalServices;

    @XmlElement(name = "MSS_Format")
    public @Nullable MssUri mssFormat;

    @XmlElement(name = "KeyReference")
    public @Nullable KeyReference keyReference;

    @XmlElement(name = "SignatureProfileComparison")
    public @Nullable String signatureProfileComparison;
}
