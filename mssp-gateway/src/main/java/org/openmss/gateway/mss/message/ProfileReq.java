package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** MSS_ProfileReq (TS 102 204, 8.8). */
@XmlRootElement(name = "MSS_ProfileReq")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"mobileUser", "params"})
public final class ProfileReq extends Message.Request {
    @XmlElement(name = "MobileUser")
    public @Nullable MobileUser mobileUser;

    /** Asks for the extension; not ETSI's. */
    @XmlElement(name = "Params")
    public @Nullable String params;
}
