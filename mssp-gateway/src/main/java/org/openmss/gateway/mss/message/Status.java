package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** How it stands (StatusType). */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"statusCode", "statusMessage", "statusDetail"})
public class Status {
    @XmlElement(name = "StatusCode")
    public @Nullable Code statusCode;

    @XmlElement(name = "StatusMessage")
    public @Nullable String statusMessage;

    @XmlElement(name = "StatusDetail")
    public @Nullable StatusDetail statusDetail;

    /** A code, with a finer one in it where there is one. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Code {
        @XmlAttribute(name = "Value")
        public @Nullable String value;

        @XmlElement(name = "StatusCode")
        public @Nullable Code statusCode;
    }

    public static Status of(int code, String name) {
        var status = new Status();
        status.statusCode = new Code();
        status.statusCode.value = Integer.toString(code);
        status.statusMessage = name;
        return status;
    }
}
