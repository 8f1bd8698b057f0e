package org.openmss.gateway.signature.soap.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/** MSS_SignatureReq (TS 102 204, 8.2). */
@XmlRootElement(name = "MSS_SignatureReq")
@XmlAccessorType(XmlAccessType.FIELD)
public class SignatureReq extends Message {
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

    @XmlElement(name = "MSS_Format")
    public @Nullable MssUri mssFormat;

    /** Who shall sign. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class MobileUser {
        @XmlElement(name = "MSISDN")
        public @Nullable String msisdn;
    }

    /** DataType: a text, or bytes in base64. White space counts. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Data {
        @XmlValue
        public @Nullable String value;

        @XmlAttribute(name = "MimeType")
        public @Nullable String mimeType;

        @XmlAttribute(name = "Encoding")
        public @Nullable String encoding;
    }

    /** A name that is a URI. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class MssUri {
        @XmlElement(name = "mssURI")
        public @Nullable String mssUri;
    }
}
