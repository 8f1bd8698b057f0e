package org.openmss.ra.enrolment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.CertificateStatuses;
import org.openmss.ra.enrolment.domain.NeighbourUnavailableException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;

/** Takes up what was begun and interrupted, so that no certificate stays without a binding and no revocation half done. */
@ApplicationScoped
public class ResumeUnfinished {
    private static final Logger LOG = Logger.getLogger(ResumeUnfinished.class);

    /** Longer than a call that is still under way takes; it would do no harm, only work twice. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(20);

    private static final int AT_ONCE = 50;

    /** Much longer than a certificate needs from the certificate authority into a registration. */
    private static final Duration UNNEEDED = Duration.ofDays(1);

    private final Registrations registrations;
    private final CertifyKeys certifyKeys;
    private final WithdrawRegistration withdrawRegistration;
    private final CertificateStatuses statuses;
    private final PassOnStatus passOnStatus;
    private final InstantSource clock;

    ResumeUnfinished(
            Registrations registrations,
            CertifyKeys certifyKeys,
            WithdrawRegistration withdrawRegistration,
            CertificateStatuses statuses,
            PassOnStatus passOnStatus,
            InstantSource clock) {
        this.registrations = registrations;
        this.certifyKeys = certifyKeys;
        this.withdrawRegistration = withdrawRegistration;
        this.statuses = statuses;
        this.passOnStatus = passOnStatus;
        this.clock = clock;
    }

    @Scheduled(
            every = "{mss.enrolment.sweep-every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void resume() {
        var now = clock.instant();
        each(registrations.unfinished(now.minus(UNDER_WAY), AT_ONCE), this::resume);
        each(statuses.withUntold(now.minus(UNDER_WAY), AT_ONCE), id -> passOnStatus.passOn(id, Actor.SYSTEM));
        statuses.giveUpUnneeded(now.minus(UNNEEDED));
    }

    private static void each(List<RegistrationId> ids, Consumer<RegistrationId> act) {
        for (var id : ids) {
            try {
                act.accept(id);
            } catch (NeighbourUnavailableException away) {
                LOG.warnf("not certified yet registrationId=%s cause=%s", id, away.getMessage());
            } catch (RuntimeException bug) {
                LOG.errorf(bug, "could not be resumed registrationId=%s", id); // and must not keep back the others
            }
        }
    }

    private void resume(RegistrationId id) {
        switch (registrations.find(id).orElseThrow()) {
            case Registration.Certifying certifying -> certifyKeys.certify(certifying, Actor.SYSTEM);
            case Registration.Withdrawing withdrawing -> withdrawRegistration.withdraw(withdrawing, Actor.SYSTEM);
            case Registration.PendingKey waiting -> LOG.debugf("nothing to resume registrationId=%s", id);
            case Registration.Active done -> LOG.debugf("nothing to resume registrationId=%s", id);
            case Registration.Ended done -> LOG.debugf("nothing to resume registrationId=%s", id);
        }
    }
}
