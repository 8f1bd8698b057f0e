package org.openmss.ra.enrolment.domain;

import java.util.Optional;
import org.openmss.kernel.ActivationMessage;
import org.openmss.kernel.Bytes;

/** The registration authority's own key, to which cards encrypt the code that the person typed. */
public interface ActivationKey {

    /** Lower-case hex of SHA-256 over the SubjectPublicKeyInfo: names the key to the card. */
    String id();

    /** @return nothing where this was not encrypted to this key, or is not an activation message */
    Optional<ActivationMessage> open(Bytes ciphertext);
}
