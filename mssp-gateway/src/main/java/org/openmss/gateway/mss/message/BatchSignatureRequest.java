package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A further document, which the user sees with the others and signs with the same PIN. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"dataToBeSigned", "dataToBeDisplayed"})
public class BatchSignatureRequest {
    @XmlElement(name = "DataToBeSigned", namespace = Namespaces.BATCH)
    public @Nullable Data dataToBeSigned;

    @XmlElement(name = "DataToBeDisplayed", namespace = Namespaces.BATCH)
    public @Nullable Data dataToBeDisplayed;
}
