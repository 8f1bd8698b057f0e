package org.openmss.gateway.mss.soap;

import java.util.Arrays;
import java.util.Optional;

/** The two envelopes that clients send. */
enum SoapVersion {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml;charset=UTF-8"),
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml;charset=UTF-8");

    private final String namespace;
    private final String mediaType;

    SoapVersion(String namespace, String mediaType) {
        this.namespace = namespace;
        this.mediaType = mediaType;
    }

    String namespace() {
        return namespace;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<SoapVersion> ofNamespace(String namespace) {
        return Arrays.stream(values())
                .filter(version -> version.namespace.equals(namespace))
                .findFirst();
    }
}
