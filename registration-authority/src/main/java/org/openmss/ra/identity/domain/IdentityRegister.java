package org.openmss.ra.identity.domain;

import java.util.Optional;
import org.openmss.kernel.RegistrationId;

/** Who has been seen, and by what proof. */
public interface IdentityRegister {

    /**
     * Finds the person by his document, or enters him.
     *
     * @return nothing where this document was presented before with another date of birth
     */
    Optional<SubjectSerialNumber> subjectOf(Person person, IdentityProof proof);

    /** Keeps the proof with the registration that rests on it, in the caller's database transaction. */
    void keep(RegistrationId registration, IdentityProof proof);
}
