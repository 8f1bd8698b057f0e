package org.openmss.gateway.signature.soap.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/** MSS_StatusReq (TS 102 204, 8.4). */
@XmlRootElement(name = "MSS_StatusReq")
@XmlAccessorType(XmlAccessType.FIELD)
public class StatusReq extends Message {
    @XmlAttribute(name = "MSSP_TransID")
    public @Nullable String msspTransId;
}
