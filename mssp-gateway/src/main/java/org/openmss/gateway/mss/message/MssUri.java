package org.openmss.gateway.mss.message;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/** A name that is a URI (mssURIType); in JSON a plain string. */
@XmlAccessorType(XmlAccessType.FIELD)
public class MssUri {
    @XmlElement(name = "mssURI")
    public @Nullable String mssUri;

    public static MssUri of(@Nullable String uri) {
        var name = new MssUri();
        name.mssUri = uri;
        return name;
    }

    @JsonValue
    @Nullable
    String json() {
        return mssUri;
    }

    /** The name without white space around it; null where there is none. */
    public static @Nullable String text(@Nullable MssUri name) {
        return name == null || name.mssUri == null || name.mssUri.isBlank() ? null : name.mssUri.strip();
    }
}
