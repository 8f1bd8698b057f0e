package org.openmss.ca.timestamp.domain;

import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.kernel.CertificateSerial;

/** Every time-stamp's number, on record before it is signed. */
public interface TimeStamps {

    /**
     * Takes the number on record, with the audit record of it.
     *
     * @param key what will sign
     * @param certificate that of the key
     */
    Admission add(TimeStamp timeStamp, AuthorityId key, CertificateSerial certificate);

    /** What the record says to a new number. */
    enum Admission {
        ADMITTED,
        /** Draw again. */
        SERIAL_TAKEN,
        /** The key's certificate is not on record as valid: nothing was written. */
        KEY_NOT_VALID
    }
}
