package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.ActivationCode;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.KeyGeneration;
import org.openmss.ra.enrolment.domain.Refusal;
import org.openmss.ra.enrolment.domain.RefusedException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;

/** The person lost the code, mistyped it too often or came too late: the officer issues another, and the SIM is asked again. */
@ApplicationScoped
public class RenewActivationCode {
    private final Registrations registrations;
    private final AskForKeys askForKeys;
    private final InstantSource clock;
    private final RandomGenerator chance;

    RenewActivationCode(
            Registrations registrations, AskForKeys askForKeys, InstantSource clock, RandomGenerator chance) {
        this.registrations = registrations;
        this.askForKeys = askForKeys;
        this.clock = clock;
        this.chance = chance;
    }

    public IssuedActivationCode renew(RegistrationId id, Actor officer) {
        var found = registrations.find(id).orElseThrow(() -> new RefusedException(new Refusal.UnknownRegistration()));
        if (!(found instanceof Registration.PendingKey pending)) {
            throw new RefusedException(new Refusal.NotWaitingForKeys());
        }
        var code = ActivationCode.random(chance);
        var renewed = pending.renew(KeyGeneration.fresh(code, clock.instant(), chance));
        if (!registrations.replace(pending, renewed, officer)) {
            throw new RefusedException(new Refusal.NotWaitingForKeys());
        }
        askForKeys.ask(renewed, officer);
        return new IssuedActivationCode(renewed, code);
    }
}
