package org.openmss.ca.issuance.domain;

import org.openmss.kernel.Bytes;
import org.openmss.kernel.PossessionStatement;

/** Whether who asks for a certificate has the key (certificate profile USR-8). */
public interface PossessionCheck {

    /** @param signature ECDSA with SHA-256 over the statement by the key in it, in DER */
    boolean holds(PossessionStatement statement, Bytes signature);
}
