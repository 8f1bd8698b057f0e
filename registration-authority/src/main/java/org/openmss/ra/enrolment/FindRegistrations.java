package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Refusal;
import org.openmss.ra.enrolment.domain.RefusedException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;

/** Looks registrations up. */
@ApplicationScoped
public class FindRegistrations {
    private final Registrations registrations;

    FindRegistrations(Registrations registrations) {
        this.registrations = registrations;
    }

    public Registration find(RegistrationId id) {
        return registrations.find(id).orElseThrow(() -> new RefusedException(new Refusal.UnknownRegistration()));
    }

    /** Latest first; ended ones too. */
    public List<Registration> findByNumber(Msisdn msisdn) {
        return registrations.findByNumber(msisdn);
    }
}
