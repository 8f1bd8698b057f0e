package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.CertificateStatus;
import org.openmss.ra.enrolment.domain.CertificateStatus.Revoked;
import org.openmss.ra.enrolment.domain.CertificateStatuses;
import org.openmss.ra.enrolment.domain.HomeMssp;
import org.openmss.ra.enrolment.domain.IssuedCertificate;
import org.openmss.ra.enrolment.domain.NeighbourUnavailableException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;

/**
 * Tells the home MSSP which certificates of a registration stand. A person whose certificates are all revoked can do nothing more with his
 * registration: it ends, so that he can register again. May be called as often as it takes.
 */
@ApplicationScoped
class PassOnStatus {
    private static final Logger LOG = Logger.getLogger(PassOnStatus.class);
    private final Registrations registrations;
    private final CertificateStatuses statuses;
    private final HomeMssp homeMssp;
    private final WithdrawRegistration withdrawRegistration;

    PassOnStatus(
            Registrations registrations,
            CertificateStatuses statuses,
            HomeMssp homeMssp,
            WithdrawRegistration withdrawRegistration) {
        this.registrations = registrations;
        this.statuses = statuses;
        this.homeMssp = homeMssp;
        this.withdrawRegistration = withdrawRegistration;
    }

    void passOn(RegistrationId id, Actor actor) {
        // In all other states the home MSSP does not sign, or has been told that it no longer does.
        if (registrations.find(id).orElseThrow() instanceof Registration.Active active) {
            end(active).ifPresentOrElse(last -> withdraw(active, last, actor), () -> tell(id));
        }
    }

    /** The revocation that left no certificate standing. */
    private Optional<Revoked> end(Registration.Active active) {
        var serials =
                active.certificates().stream().map(IssuedCertificate::serial).toList();
        Map<CertificateSerial, CertificateStatus> said = statuses.of(serials);
        var revoked = said.values().stream()
                .filter(Revoked.class::isInstance)
                .map(Revoked.class::cast)
                .toList();
        return revoked.size() < serials.size()
                ? Optional.empty()
                : revoked.stream().max(Comparator.comparing(Revoked::since));
    }

    private void withdraw(Registration.Active active, Revoked last, Actor actor) {
        var withdrawing = active.revoke(last.reason(), last.since());
        if (registrations.replace(active, withdrawing, actor)) {
            withdrawRegistration.withdraw(withdrawing, actor);
        }
    }

    private void tell(RegistrationId id) {
        for (var news : statuses.untold(id)) {
            try {
                homeMssp.tell(id, news);
            } catch (NeighbourUnavailableException away) {
                LOG.warnf("home MSSP not told yet registrationId=%s cause=%s", id, away.getMessage());
                return;
            }
            statuses.told(news);
        }
    }
}
