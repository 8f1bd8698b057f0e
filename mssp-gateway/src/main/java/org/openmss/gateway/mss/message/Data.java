package org.openmss.gateway.mss.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/** A text, or octets in base64 (DataType). White space counts. */
@XmlAccessorType(XmlAccessType.FIELD)
public class Data {
    @XmlAttribute(name = "MimeType")
    public @Nullable String mimeType;

    @XmlAttribute(name = "Encoding")
    public @Nullable String encoding;

    @JsonProperty("Data")
    @XmlValue
    public @Nullable String value;

    /** May hold what no log may show. */
    @Override
    public String toString() {
        return "Data[…]";
    }
}
