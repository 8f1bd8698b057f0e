package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A further document under the application provider's own name for it. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
        propOrder = {
            "dataToBeSigned",
            "dataToBeDisplayed",
            "signatureProfile",
            "mssFormat",
            "keyReference",
            "signatureProfileComparison"
        })
public class AdditionalSignatureRequest {
    @XmlAttribute(name = "DocumentRef")
    public @Nullable String documentRef;

    @XmlElement(name = "DataToBeSigned", namespace = Namespaces.MULTI_DOCUMENT)
    public @Nullable Data dataToBeSigned;

    @XmlElement(name = "DataToBeDisplayed", namespace = Namespaces.MULTI_DOCUMENT)
    public @Nullable Data dataToBeDisplayed;

    @XmlElement(name = "SignatureProfile", namespace = Namespaces.MULTI_DOCUMENT)
    public @Nullable MssUri signatureProfile;

    @XmlElement(name = "MSS_Format", namespace = Namespaces.MULTI_DOCUMENT)
    public @Nullable MssUri mssFormat;

    @XmlElement(name = "KeyReference", namespace = Namespaces.MULTI_DOCUMENT)
    public @Nullable KeyReference keyReference;

    @XmlElement(name = "SignatureProfileComparison", namespace = Namespaces.MULTI_DOCUMENT)
    public @Nullable String signatureProfileComparison;
}
