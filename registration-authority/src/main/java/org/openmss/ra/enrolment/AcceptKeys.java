package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.openmss.kernel.ActivationMessage;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.ActivationCode;
import org.openmss.ra.enrolment.domain.ActivationKey;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.NeighbourUnavailableException;
import org.openmss.ra.enrolment.domain.Refusal;
import org.openmss.ra.enrolment.domain.RefusedException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;
import org.openmss.ra.enrolment.domain.ReportedKeys;
import org.openmss.ra.enrolment.domain.ReportedKeys.ReportedKey;

/**
 * A SIM reports its new keys through the home MSSP. The person is made active if he typed the code that his officer told him, if the
 * card has the keys, and if nobody exchanged them on the way. The same report again resumes what was interrupted.
 */
@ApplicationScoped
public class AcceptKeys {

    /** What the home MSSP passes on. */
    public record Report(
            RegistrationId registrationId,
            Iccid iccid,
            ReportedKey authentication,
            ReportedKey signature,
            Bytes encryptedActivationCode) {}

    private static final Logger LOG = Logger.getLogger(AcceptKeys.class);
    private final Registrations registrations;
    private final ActivationKey activationKey;
    private final CertifyKeys certifyKeys;
    private final InstantSource clock;

    AcceptKeys(Registrations registrations, ActivationKey activationKey, CertifyKeys certifyKeys, InstantSource clock) {
        this.registrations = registrations;
        this.activationKey = activationKey;
        this.certifyKeys = certifyKeys;
        this.clock = clock;
    }

    public void accept(Report report, Actor homeMssp) {
        switch (find(report.registrationId())) {
            case Registration.PendingKey pending -> {
                var certifying = pending.keysAccepted(check(pending, report));
                if (registrations.replace(pending, certifying, homeMssp)) {
                    certify(certifying, homeMssp);
                } else {
                    accept(report, homeMssp); // the same report twice at once: go by what the other has made of it
                }
            }
            case Registration.Certifying certifying -> {
                demandSameKeys(certifying.keys(), report);
                certify(certifying, homeMssp);
            }
            case Registration.Active active -> demandSameKeys(active.keys(), report);
            case Registration.Withdrawing ending -> throw new RefusedException(new Refusal.RegistrationEnded());
            case Registration.Ended ended -> throw new RefusedException(new Refusal.RegistrationEnded());
        }
    }

    /** The tries are spent last, so that only a report which is right in all else can cost one. */
    private ReportedKeys check(Registration.PendingKey pending, Report report) {
        if (pending.keyGeneration().hasExpiredAt(clock.instant())) {
            throw new RefusedException(new Refusal.ActivationCodeExpired());
        }
        var keys = provenKeys(pending, report);
        var message = boundMessage(pending, report, keys);
        int triesLeft = registrations
                .spendTry(pending) // before the code is looked at: rivals cannot share a try
                .orElseThrow(() -> new RefusedException(new Refusal.ActivationCodeExpired()));
        if (!pending.keyGeneration().code().isOf(new ActivationCode(message.activationCode()))) {
            throw new RefusedException(new Refusal.WrongActivationCode(triesLeft));
        }
        return keys;
    }

    private ReportedKeys provenKeys(Registration.PendingKey pending, Report report) {
        if (!pending.binding().iccid().equals(report.iccid())) {
            throw new RefusedException(new Refusal.BadProof("this registration is for another SIM"));
        }
        if (report.authentication().key().equals(report.signature().key())) {
            throw new RefusedException(new Refusal.BadProof("each purpose needs a key of its own"));
        }
        var keys = new ReportedKeys(pending.keyGeneration().nonce(), report.authentication(), report.signature());
        if (!keys.areProvenFor(pending.binding())) {
            throw new RefusedException(
                    new Refusal.BadProof("a proof is not the key's signature over the possession statement"));
        }
        return keys;
    }

    private ActivationMessage boundMessage(Registration.PendingKey pending, Report report, ReportedKeys keys) {
        var message = activationKey
                .open(report.encryptedActivationCode())
                .orElseThrow(() -> new RefusedException(
                        new Refusal.BadProof("the activation message is not encrypted to this authority's key")));
        var expected = ActivationMessage.bindingOf(
                pending.id(),
                pending.binding().iccid(),
                keys.nonce(),
                keys.authentication().key().encoded(),
                keys.signature().key().encoded());
        if (!expected.matches(message.binding())) {
            throw new RefusedException(new Refusal.BadProof("the activation message was made for other keys"));
        }
        return message;
    }

    private static void demandSameKeys(ReportedKeys accepted, Report report) {
        if (!accepted.areTheKeysOf(
                report.authentication().key(), report.signature().key())) {
            throw new RefusedException(new Refusal.OtherKeysAccepted());
        }
    }

    private void certify(Registration.Certifying certifying, Actor homeMssp) {
        try {
            if (!(certifyKeys.certify(certifying, homeMssp) instanceof Registration.Active)) {
                throw new RefusedException(new Refusal.RegistrationEnded());
            }
        } catch (NeighbourUnavailableException away) {
            LOG.warnf("not certified yet registrationId=%s cause=%s", certifying.id(), away.getMessage());
            throw new RefusedException(new Refusal.CertificationUnfinished());
        }
    }

    private Registration find(RegistrationId id) {
        return registrations.find(id).orElseThrow(() -> new RefusedException(new Refusal.UnknownRegistration()));
    }
}
