package org.openmss.gateway.signature.soap.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/** What every message has (MessageAbstractType; TS 102 204, 8.1). */
@XmlAccessorType(XmlAccessType.FIELD)
public abstract class Message {
    @XmlAttribute(name = "MajorVersion")
    public @Nullable String majorVersion;

    @XmlAttribute(name = "MinorVersion")
    public @Nullable String minorVersion;

    @XmlElement(name = "AP_Info")
    public @Nullable ApInfo apInfo;

    /** Who asks. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class ApInfo {
        @XmlAttribute(name = "AP_ID")
        public @Nullable String apId;

        @XmlAttribute(name = "AP_TransID")
        public @Nullable String apTransId;

        @XmlAttribute(name = "AP_PWD")
        public @Nullable String apPwd;

        @XmlAttribute(name = "Instant")
        public @Nullable String instant;
    }
}
