package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** MSS_ReceiptReq (TS 102 204, 8.10); also the answer to MSS_Notification. */
@XmlRootElement(name = "MSS_ReceiptReq")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"mobileUser", "status", "message"})
public final class ReceiptReq extends Message.Request {
    @XmlAttribute(name = "MSSP_TransID")
    public @Nullable String msspTransId;

    @XmlElement(name = "MobileUser")
    public @Nullable MobileUser mobileUser;

    @XmlElement(name = "Status")
    public @Nullable Status status;

    @XmlElement(name = "Message")
    public @Nullable Data message;
}
