package org.openmss.gateway.mss.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/** What every message has (MessageAbstractType; TS 102 204, 8.1). */
@XmlAccessorType(XmlAccessType.FIELD)
public abstract sealed class Message permits Message.Request, Message.Response {
    @XmlAttribute(name = "MajorVersion")
    public @Nullable String majorVersion;

    @XmlAttribute(name = "MinorVersion")
    public @Nullable String minorVersion;

    @XmlElement(name = "AP_Info")
    public @Nullable ApInfo apInfo;

    @XmlElement(name = "MSSP_Info")
    public @Nullable MsspInfo msspInfo;

    /** What an application provider sends. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public abstract static sealed class Request extends Message
            permits SignatureReq, StatusReq, ReceiptReq, ProfileReq, RegistrationReq, HandshakeReq {}

    /** What it is answered with. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public abstract static sealed class Response extends Message
            permits SignatureResp, StatusResp, ReceiptResp, ProfileResp, RegistrationResp, HandshakeResp {}

    /** Who asks. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class ApInfo {
        @XmlAttribute(name = "AP_ID")
        public @Nullable String apId;

        @XmlAttribute(name = "AP_TransID")
        public @Nullable String apTransId;

        /** Never sent back; XML wants the attribute, JSON has no such member in answers. */
        @JsonProperty(value = "AP_PWD", access = JsonProperty.Access.WRITE_ONLY)
        @XmlAttribute(name = "AP_PWD")
        public @Nullable String apPwd;

        @XmlAttribute(name = "Instant")
        public @Nullable String instant;

        @XmlAttribute(name = "AP_URL")
        public @Nullable String apUrl;
    }

    /** Who answers. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class MsspInfo {
        @XmlAttribute(name = "Instant")
        public @Nullable String instant;

        @XmlElement(name = "MSSP_ID")
        public @Nullable MeshMember msspId;
    }
}
