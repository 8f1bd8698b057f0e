package org.openmss.ca.status;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.openmss.ca.revocation.CertificateRevoked;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.ca.status.domain.Crls;

/**
 * When CRLs are issued: at the start, regularly, and within two seconds of a revocation (certificate profile CRL-15). Many revocations in that time
 * make one CRL; one that fails is tried again at the next tick.
 */
@ApplicationScoped
class CrlSchedule {
    private static final Logger LOG = Logger.getLogger(CrlSchedule.class);
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(24);
    private static final Duration LONGEST_LIFE = Duration.ofDays(7);
    private final IssueCrl issueCrl;
    private final Crls crls;
    private final StatusConfig config;
    private final InstantSource clock;
    private final AtomicBoolean revoked = new AtomicBoolean();

    CrlSchedule(IssueCrl issueCrl, Crls crls, StatusConfig config, InstantSource clock) {
        this.issueCrl = issueCrl;
        this.crls = crls;
        this.config = config;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent started) {
        var crl = config.crl();
        if (crl.every().compareTo(LONGEST_INTERVAL) > 0
                || crl.life().compareTo(LONGEST_LIFE) > 0
                || crl.every().multipliedBy(2).compareTo(crl.life()) > 0) {
            throw new IllegalStateException(
                    "mss.status.crl.every is at most 24 hours, and mss.status.crl.life at least twice that and at most 7 days");
        }
        issueCrl.scopes().forEach(issueCrl::issue);
    }

    void onRevocation(@Observes CertificateRevoked revocation) {
        revoked.set(true);
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void afterRevocations() {
        if (revoked.getAndSet(false)) {
            try {
                issueCrl.scopes().stream()
                        .filter(scope -> scope.covers() == Covers.USERS)
                        .forEach(issueCrl::issue);
            } catch (RuntimeException failed) {
                revoked.set(true);
                LOG.error("the CRL after a revocation was not issued; the next tick tries again", failed);
            }
        }
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void regularly() {
        issueCrl.scopes().forEach(this::issueIfOld);
    }

    private void issueIfOld(CrlScope scope) {
        Duration every = scope.covers() == Covers.USERS
                ? config.crl().every()
                : config.crl().rootEvery();
        boolean current = crls.newest(scope.authority().id())
                .filter(newest -> clock.instant().isBefore(newest.thisUpdate().plus(every)))
                .isPresent();
        if (!current) {
            issueCrl.issue(scope);
        }
    }
}
