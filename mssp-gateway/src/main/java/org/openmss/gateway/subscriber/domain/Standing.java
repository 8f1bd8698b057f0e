package org.openmss.gateway.subscriber.domain;

/** Whether a certificate can be signed with, as the CA said last. */
public enum Standing {
    VALID,
    /** Not for now. */
    ON_HOLD,
    /** Never again. */
    REVOKED
}
