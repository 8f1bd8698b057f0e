package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.ActivationCode;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.Binding;
import org.openmss.ra.enrolment.domain.KeyGeneration;
import org.openmss.ra.enrolment.domain.Refusal;
import org.openmss.ra.enrolment.domain.RefusedException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;
import org.openmss.ra.identity.domain.IdentityProof;
import org.openmss.ra.identity.domain.IdentityRegister;
import org.openmss.ra.identity.domain.Person;
import org.openmss.ra.identity.domain.SubjectSerialNumber;

/** An officer has a person before him, with his document and his phone, and makes him a subscriber. */
@ApplicationScoped
public class EnrolSubscriber {

    /** What the officer has seen and been told. */
    public record Command(Person person, IdentityProof proof, Msisdn msisdn, Iccid iccid, boolean termsAccepted) {}

    private final IdentityRegister identities;
    private final Registrations registrations;
    private final AskForKeys askForKeys;
    private final InstantSource clock;
    private final RandomGenerator chance;

    EnrolSubscriber(
            IdentityRegister identities,
            Registrations registrations,
            AskForKeys askForKeys,
            InstantSource clock,
            RandomGenerator chance) {
        this.identities = identities;
        this.registrations = registrations;
        this.askForKeys = askForKeys;
        this.clock = clock;
        this.chance = chance;
    }

    /** @return the activation code, which is told the person here and nowhere else */
    public IssuedActivationCode enrol(Command command, Actor officer) {
        Instant now = clock.instant();
        if (!command.termsAccepted()) {
            throw new RefusedException(new Refusal.TermsNotAccepted());
        }
        if (command.proof().hasExpiredOn(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            throw new RefusedException(new Refusal.DocumentExpired());
        }
        var subject = identities
                .subjectOf(command.person(), command.proof())
                .orElseThrow(() -> new RefusedException(new Refusal.DocumentConflict()));

        var code = ActivationCode.random(chance);
        var pending = Registration.register(binding(command, subject, now), KeyGeneration.fresh(code, now, chance));
        switch (registrations.add(pending, command.proof(), officer)) { // on record before the operator hears of it
            case NUMBER_BOUND -> throw new RefusedException(new Refusal.NumberAlreadyBound());
            case SIM_BOUND -> throw new RefusedException(new Refusal.SimAlreadyBound());
            case ADDED -> askForKeys.ask(pending, officer);
        }
        return new IssuedActivationCode(pending, code);
    }

    private static Binding binding(Command command, SubjectSerialNumber subject, Instant now) {
        return new Binding(
                new RegistrationId(UUID.randomUUID()),
                command.person(),
                subject,
                command.msisdn(),
                command.iccid(),
                now);
    }
}
