package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.openmss.kernel.KeyPurpose;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.CertificateAuthority;
import org.openmss.ra.enrolment.domain.CertificateAuthority.Answer;
import org.openmss.ra.enrolment.domain.HomeMssp;
import org.openmss.ra.enrolment.domain.IssuedCertificate;
import org.openmss.ra.enrolment.domain.NeighbourUnavailableException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registration.Cause;
import org.openmss.ra.enrolment.domain.Registrations;
import org.openmss.ra.enrolment.domain.RevocationReason;

/** Tells the neighbours that nobody shall sign by this registration any more. May be called as often as it takes. */
@ApplicationScoped
class WithdrawRegistration {
    private static final Logger LOG = Logger.getLogger(WithdrawRegistration.class);
    private final Registrations registrations;
    private final CertificateAuthority certificateAuthority;
    private final HomeMssp homeMssp;

    WithdrawRegistration(Registrations registrations, CertificateAuthority certificateAuthority, HomeMssp homeMssp) {
        this.registrations = registrations;
        this.certificateAuthority = certificateAuthority;
        this.homeMssp = homeMssp;
    }

    /** @return whether both neighbours have heard; if not, the sweep goes on with it */
    boolean withdraw(Registration.Withdrawing withdrawing, Actor actor) {
        // The home MSSP first, since it refuses at once. That one of them is away is no reason not to tell the other.
        boolean refusedFromNowOn = isTold(withdrawing, () -> homeMssp.revoke(withdrawing.id()));
        var revoked = new ArrayList<IssuedCertificate>();
        boolean revokedEverywhere = isTold(withdrawing, () -> revoked.addAll(revokeCertificates(withdrawing)));
        if (!refusedFromNowOn || !revokedEverywhere) {
            return false;
        }
        registrations.replace(withdrawing, withdrawing.withdrawn(revoked), actor); // else another call has ended it
        return true;
    }

    private List<IssuedCertificate> revokeCertificates(Registration.Withdrawing withdrawing) {
        var certificates = issuedFor(withdrawing);
        for (var certificate : certificates) {
            certificateAuthority.revoke(certificate.serial(), reason(withdrawing.cause()));
        }
        return certificates;
    }

    /**
     * Where the registration was withdrawn while its keys were being certified, it is open which certificates exist. So they are asked
     * for once more: the answer is what was issued, or is issued now and revoked at once, and no late rival can get another.
     */
    private List<IssuedCertificate> issuedFor(Registration.Withdrawing withdrawing) {
        var keys = withdrawing.keys();
        if (keys == null || !withdrawing.certificates().isEmpty()) {
            return withdrawing.certificates();
        }
        var certificates = new ArrayList<IssuedCertificate>();
        for (var purpose : KeyPurpose.values()) {
            if (certificateAuthority.certify(withdrawing.binding(), keys, purpose) instanceof Answer.Issued issued) {
                certificates.add(issued.certificate());
            }
        }
        return certificates;
    }

    private static RevocationReason reason(Cause cause) {
        return switch (cause) {
            case Cause.Decided(var reason, var at) -> reason;
            case Cause.NeighbourRefused(var failure) -> RevocationReason.CESSATION_OF_OPERATION;
        };
    }

    private static boolean isTold(Registration.Withdrawing withdrawing, Runnable tell) {
        try {
            tell.run();
            return true;
        } catch (NeighbourUnavailableException away) {
            LOG.warnf("not withdrawn yet registrationId=%s cause=%s", withdrawing.id(), away.getMessage());
            return false;
        }
    }
}
