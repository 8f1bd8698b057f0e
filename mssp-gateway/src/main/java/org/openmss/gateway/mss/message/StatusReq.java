package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/** MSS_StatusReq (TS 102 204, 8.4). */
@XmlRootElement(name = "MSS_StatusReq")
@XmlAccessorType(XmlAccessType.FIELD)
public final class StatusReq extends Message.Request {
    @XmlAttribute(name = "MSSP_TransID")
    public @Nullable String msspTransId;

    @XmlElement(name = "MobileUser")
    public @Nullable MobileUser mobileUser;
}
