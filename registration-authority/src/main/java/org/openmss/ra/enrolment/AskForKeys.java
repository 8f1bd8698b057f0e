package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.openmss.ra.enrolment.domain.ActivationKey;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.Failure;
import org.openmss.ra.enrolment.domain.HomeMssp;
import org.openmss.ra.enrolment.domain.NeighbourUnavailableException;
import org.openmss.ra.enrolment.domain.PhoneBusyException;
import org.openmss.ra.enrolment.domain.Refusal;
import org.openmss.ra.enrolment.domain.RefusedException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;

/** Has the home MSSP announce the subscriber and ask his SIM for keys. */
@ApplicationScoped
class AskForKeys {
    private static final Logger LOG = Logger.getLogger(AskForKeys.class);
    private final HomeMssp homeMssp;
    private final ActivationKey activationKey;
    private final Registrations registrations;
    private final WithdrawRegistration withdrawRegistration;

    AskForKeys(
            HomeMssp homeMssp,
            ActivationKey activationKey,
            Registrations registrations,
            WithdrawRegistration withdrawRegistration) {
        this.homeMssp = homeMssp;
        this.activationKey = activationKey;
        this.registrations = registrations;
        this.withdrawRegistration = withdrawRegistration;
    }

    /** @throws RefusedException where the phone was not asked; the registration has failed, or it stands and can be asked for again */
    void ask(Registration.PendingKey pending, Actor officer) {
        try {
            var failure = homeMssp.addSubscriber(pending.binding())
                    .or(() -> homeMssp.startKeyGeneration(
                            pending.id(), pending.keyGeneration().nonce(), activationKey.id()));
            if (failure.isPresent()) {
                fail(pending, failure.get(), officer);
                throw new RefusedException(new Refusal.RegistrationFailed(pending.id(), failure.get()));
            }
        } catch (PhoneBusyException busy) {
            throw new RefusedException(new Refusal.PhoneBusy(pending.id()));
        } catch (NeighbourUnavailableException away) {
            LOG.warnf("phone not asked for keys registrationId=%s cause=%s", pending.id(), away.getMessage());
            throw new RefusedException(new Refusal.PhoneNotAsked(pending.id()));
        }
    }

    private void fail(Registration.PendingKey pending, Failure failure, Actor officer) {
        var withdrawing = pending.fail(failure);
        if (registrations.replace(pending, withdrawing, officer)) {
            withdrawRegistration.withdraw(withdrawing, officer);
        }
    }
}
