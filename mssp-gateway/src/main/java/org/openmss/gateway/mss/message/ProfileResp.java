package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MSS_ProfileResp (TS 102 204, 8.9). */
@XmlRootElement(name = "MSS_ProfileResp")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"signatureProfiles", "status"})
public final class ProfileResp extends Message.Response {
    @XmlElement(name = "SignatureProfile")
    public @Nullable List<MssUri> signatureProfiles;

    @XmlElement(name = "Status")
    public @Nullable Status status;
}
