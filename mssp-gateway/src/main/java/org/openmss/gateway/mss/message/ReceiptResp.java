package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/** MSS_ReceiptResp (TS 102 204, 8.11). */
@XmlRootElement(name = "MSS_ReceiptResp")
@XmlAccessorType(XmlAccessType.FIELD)
public final class ReceiptResp extends Message.Response {
    @XmlElement(name = "Status")
    public @Nullable Status status;
}
