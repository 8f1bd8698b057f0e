package org.openmss.gateway.mss.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What extensions have to say (StatusDetailType). */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        propOrder = {"serviceResponses", "profileQueryExtension", "receiptRequestExtension", "receiptResponseExtension"
        })
public class StatusDetail {
    /** The JSON codec moves them beside the status. */
    @XmlElementWrapper(name = "ServiceResponses", namespace = Namespaces.FICOM)
    @XmlElement(name = "ServiceResponse", namespace = Namespaces.FICOM)
    public @Nullable List<ServiceResponse> serviceResponses;

    @XmlElement(name = "ProfileQueryExtension", namespace = Namespaces.METHICS)
    public @Nullable ProfileQueryExtension profileQueryExtension;

    @XmlElement(name = "ReceiptRequestExtension", namespace = Namespaces.SWISSCOM)
    public @Nullable ReceiptRequestExtension receiptRequestExtension;

    @XmlElement(name = "ReceiptResponseExtension", namespace = Namespaces.SWISSCOM)
    public @Nullable ReceiptResponseExtension receiptResponseExtension;

    /** What became of an additional service. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(
            propOrder = {
                "description",
                "entity",
                "status",
                "certificates",
                "verificationCode",
                "additionalSignatureResponses",
                "batchSignatureResponses"
            })
    public static class ServiceResponse {
        @XmlElement(name = "Description", namespace = Namespaces.FICOM)
        public @Nullable MssUri description;

        @XmlElement(name = "Entity", namespace = Namespaces.FICOM)
        public @Nullable MeshMember entity;

        @XmlElement(name = "Status", namespace = Namespaces.FICOM)
        public @Nullable Status status;

        @XmlElement(name = "X509Certificate", namespace = Namespaces.XML_SIGNATURE)
        public @Nullable List<String> certificates;

        @XmlElement(name = "VerificationCode", namespace = Namespaces.OPENMSS)
        public @Nullable String verificationCode;

        @JsonProperty("AdditionalSignatureResponses")
        @XmlElement(name = "AdditionalSignatureResponse", namespace = Namespaces.MULTI_DOCUMENT)
        public @Nullable List<AdditionalSignatureResponse> additionalSignatureResponses;

        @JsonProperty("BatchSignatureResponses")
        @XmlElement(name = "BatchSignatureResponse", namespace = Namespaces.BATCH)
        public @Nullable List<BatchSignatureResponse> batchSignatureResponses;
    }

    /** A document's signature, under the application provider's name for it. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"mssSignature", "status"})
    public static class AdditionalSignatureResponse {
        @XmlAttribute(name = "DocumentRef")
        public @Nullable String documentRef;

        @XmlElement(name = "MSS_Signature", namespace = Namespaces.MULTI_DOCUMENT)
        public @Nullable MssSignature mssSignature;

        @XmlElement(name = "Status", namespace = Namespaces.MULTI_DOCUMENT)
        public @Nullable Status status;
    }

    /** A document's signature, under the text that the user saw. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"mssSignature", "dataToBeDisplayed"})
    public static class BatchSignatureResponse {
        @XmlElement(name = "MSS_Signature", namespace = Namespaces.BATCH)
        public @Nullable MssSignature mssSignature;

        @XmlElement(name = "DTBD", namespace = Namespaces.BATCH)
        public @Nullable String dataToBeDisplayed;
    }

    /** How the message shall be shown. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class ReceiptRequestExtension {
        @XmlAttribute(name = "ReceiptMessagingMode")
        public @Nullable String receiptMessagingMode;

        @XmlAttribute(name = "UserAck")
        public @Nullable String userAck;

        @XmlElement(name = "ReceiptProfile", namespace = Namespaces.SWISSCOM)
        public @Nullable ReceiptProfile receiptProfile;
    }

    /** In which language, and how. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class ReceiptProfile {
        @XmlAttribute(name = "Language")
        public @Nullable String language;

        @XmlElement(name = "ReceiptProfileURI", namespace = Namespaces.SWISSCOM)
        public @Nullable String receiptProfileUri;
    }

    /** What became of the message. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class ReceiptResponseExtension {
        @XmlAttribute(name = "ReceiptMessagingMode")
        public @Nullable String receiptMessagingMode;

        @XmlAttribute(name = "UserAck")
        public @Nullable String userAck;

        @XmlAttribute(name = "ClientAck")
        public @Nullable String clientAck;

        @XmlAttribute(name = "NetworkAck")
        public @Nullable String networkAck;

        @XmlAttribute(name = "UserResponse")
        public @Nullable String userResponse;
    }
}
