package org.openmss.ra.enrolment.domain;

import java.util.Locale;

/** Why a registration came to nothing: a neighbour said no, and asking again would not help. The person registers anew. */
public enum Failure {
    /** The home MSSP has another live subscriber with this number or SIM: correct the number, or revoke the other one. */
    NUMBER_OR_SIM_TAKEN,
    /** The home MSSP reaches no such SIM: correct the ICCID, or give the person another card. */
    UNKNOWN_SIM,
    /** The certificate authority refused to certify a key. */
    CERTIFICATE_REFUSED,
    /** The home MSSP refused the certificates: the SIM had reported other keys, or it does not trust the authority. */
    CERTIFICATES_NOT_ACCEPTED;

    /** {@code unknown-sim} and the like. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
