package org.openmss.ca.timestamp.domain;

/** Why there is no time-stamp: PKIFailureInfo (RFC 3161, 2.4.2). */
public enum Fault {
    BAD_ALG,
    BAD_REQUEST,
    BAD_DATA_FORMAT,
    TIME_NOT_AVAILABLE,
    UNACCEPTED_POLICY,
    UNACCEPTED_EXTENSION,
    SYSTEM_FAILURE
}
