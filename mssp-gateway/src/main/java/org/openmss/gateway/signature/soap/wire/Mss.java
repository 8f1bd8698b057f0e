package org.openmss.gateway.signature.soap.wire;

/** Names of the TS 102 204 schema. The document is v1.1.4, its namespace stayed v1.1.2. */
public final class Mss {
    public static final String NAMESPACE = "http://uri.etsi.org/TS102204/v1.1.2#";

    private Mss() {}
}
