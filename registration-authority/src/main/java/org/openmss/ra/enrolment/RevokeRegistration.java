package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.Refusal;
import org.openmss.ra.enrolment.domain.RefusedException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registration.Cause;
import org.openmss.ra.enrolment.domain.Registrations;
import org.openmss.ra.enrolment.domain.RevocationReason;

/** An officer ends a person's means to sign. Said again, it resumes what was interrupted; the first reason stands. */
@ApplicationScoped
public class RevokeRegistration {
    private final Registrations registrations;
    private final WithdrawRegistration withdrawRegistration;
    private final InstantSource clock;

    RevokeRegistration(Registrations registrations, WithdrawRegistration withdrawRegistration, InstantSource clock) {
        this.registrations = registrations;
        this.withdrawRegistration = withdrawRegistration;
        this.clock = clock;
    }

    public Registration.Revoked revoke(RegistrationId id, RevocationReason reason, Actor officer) {
        while (true) {
            switch (find(id)) {
                case Registration.Revocable live ->
                    // If a rival moved it on in between, the next round goes by what it has become.
                    registrations.replace(live, live.revoke(reason, clock.instant()), officer);
                case Registration.Withdrawing withdrawing -> finish(withdrawing, officer);
                case Registration.Failed failed ->
                    throw new RefusedException(new Refusal.RegistrationFailed(id, failed.failure()));
                case Registration.Revoked revoked -> {
                    return revoked;
                }
            }
        }
    }

    private void finish(Registration.Withdrawing withdrawing, Actor officer) {
        if (!withdrawRegistration.withdraw(withdrawing, officer)) {
            throw new RefusedException(
                    switch (withdrawing.cause()) {
                        case Cause.Decided decided -> new Refusal.RevocationUnfinished();
                        case Cause.NeighbourRefused(var failure) ->
                            new Refusal.RegistrationFailed(withdrawing.id(), failure);
                    });
        }
    }

    private Registration find(RegistrationId id) {
        return registrations.find(id).orElseThrow(() -> new RefusedException(new Refusal.UnknownRegistration()));
    }
}
