package org.openmss.gateway.mss.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/** Something besides the signature (AdditionalServiceType; TS 102 204, 8.2), with the parameters of the services that are known here. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        propOrder = {
            "description",
            "entity",
            "eventId",
            "noSpamCode",
            "userLang",
            "displayName",
            "additionalSignatureRequest",
            "batchSignatureRequest"
        })
public class AdditionalService {
    @XmlElement(name = "Description")
    public @Nullable MssUri description;

    @XmlElement(name = "Entity")
    public @Nullable MeshMember entity;

    @XmlElement(name = "EventID", namespace = Namespaces.FICOM)
    public @Nullable Value eventId;

    @XmlElement(name = "NoSpamCode", namespace = Namespaces.FICOM)
    public @Nullable NoSpamCode noSpamCode;

    @XmlElement(name = "UserLang", namespace = Namespaces.FICOM)
    public @Nullable Value userLang;

    @XmlElement(name = "DisplayName", namespace = Namespaces.FICOM)
    public @Nullable Value displayName;

    @XmlElement(name = "AdditionalSignatureRequest", namespace = Namespaces.MULTI_DOCUMENT)
    public @Nullable AdditionalSignatureRequest additionalSignatureRequest;

    @XmlElement(name = "BatchSignatureRequest", namespace = Namespaces.BATCH)
    public @Nullable BatchSignatureRequest batchSignatureRequest;

    /** A text; in JSON an object around it. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Value {
        @JsonProperty("Value")
        @XmlValue
        public @Nullable String value;
    }

    /** A code that the user has agreed on, so that nobody else can make his phone ring. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class NoSpamCode {
        @JsonProperty("Verify")
        @XmlAttribute(name = "verify")
        public @Nullable String verify;

        @JsonProperty("Code")
        @XmlValue
        public @Nullable String code;

        @Override
        public String toString() {
            return "NoSpamCode[…]";
        }
    }
}
