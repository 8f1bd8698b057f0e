package org.openmss.ca.hierarchy.domain;

import java.util.Locale;

/** What a key of the hierarchy is for. */
public enum Role {
    /** Signs CA certificates and their CRL, nothing else. */
    ROOT,
    /** Signs users' certificates and their CRL. */
    ISSUING,
    /** Signs OCSP answers. */
    RESPONDER;

    /** The name in files and URLs. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
