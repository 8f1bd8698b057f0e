package org.openmss.ra.enrolment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.identity.domain.IdentityProof;

/** All registrations. Every change is recorded in the audit trail, together with the change. */
public interface Registrations {

    /** How an addition ended. */
    enum Addition {
        ADDED,
        /** Another live registration has the number. */
        NUMBER_BOUND,
        /** Another live registration has the SIM. */
        SIM_BOUND
    }

    /** Enters a registration with the proof that it rests on. */
    Addition add(Registration.PendingKey registration, IdentityProof proof, Actor actor);

    Optional<Registration> find(RegistrationId id);

    /** Latest first. */
    List<Registration> findByNumber(Msisdn msisdn);

    /**
     * The one door for every change.
     *
     * @return false where the registration is no longer {@code before}: read it again, and go by what you find
     */
    boolean replace(Registration before, Registration after, Actor actor);

    /**
     * Takes one of the tries that this call for keys has, whoever else takes one at the same moment.
     *
     * @return how many are left now; nothing where there was none to take
     */
    OptionalInt spendTry(Registration.PendingKey pending);

    /** Those that a neighbour has still to be told about and nobody has moved since. */
    List<RegistrationId> unfinished(Instant unchangedSince, int atMost);
}
