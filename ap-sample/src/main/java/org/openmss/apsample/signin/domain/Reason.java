package org.openmss.apsample.signin.domain;

/** Why somebody was not signed in. */
public enum Reason {
    /** The user said no on the phone. */
    REFUSED,
    /** Nobody answered in time. */
    EXPIRED,
    UNKNOWN_NUMBER,
    /** The number is known and has no usable certificate. */
    NO_MOBILE_ID,
    /** Another question is open on this phone. */
    PHONE_BUSY,
    PHONE_NOT_REACHED,
    PIN_BLOCKED,
    REVOKED,
    /** Signed, the service says; our own examination says otherwise. */
    NOT_PROVEN,
    /** Nothing the user could change. */
    TROUBLE
}
