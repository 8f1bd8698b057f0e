package org.openmss.ca.status;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.Crls;

/**
 * When CRLs are issued: at the start and regularly where their time has come, and within two seconds of a change (certificate profile CRL-15),
 * whichever node made it. Many changes in that time make one CRL; one that fails is tried again at the next tick.
 */
@ApplicationScoped
class CrlSchedule {
    private static final Logger LOG = Logger.getLogger(CrlSchedule.class);
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(24);
    private static final Duration LONGEST_INTERVAL_WITH_DELTAS = Duration.ofHours(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(7);
    private final CrlScopes scopes;
    private final IssueCrl issueCrl;
    private final Crls crls;
    private final StatusConfig config;
    private final InstantSource clock;

    CrlSchedule(CrlScopes scopes, IssueCrl issueCrl, Crls crls, StatusConfig config, InstantSource clock) {
        this.scopes = scopes;
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
        if (crl.delta() && crl.every().compareTo(LONGEST_INTERVAL_WITH_DELTAS) > 0) {
            throw new IllegalStateException("with mss.status.crl.delta=true mss.status.crl.every is at most 1 hour:"
                    + " who reads full CRLs alone learns of a revocation no later");
        }
        scopes.all().forEach(issueCrl::issueIfDue);
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void afterChanges() {
        var untold = crls.untold();
        if (!untold.isEmpty()) {
            each(scope -> {
                if (untold.contains(scope.id())) {
                    issueCrl.issueAfterChange(scope);
                }
            });
        }
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void regularly() {
        each(issueCrl::issueIfDue);
        crls.forgetReplacedBefore(clock.instant().minus(config.crl().keepReplaced()));
    }

    /** One that fails does not keep the others back. */
    private void each(Consumer<CrlScope> act) {
        for (var scope : scopes.all()) {
            try {
                act.accept(scope);
            } catch (RuntimeException failed) {
                LOG.errorf(
                        failed,
                        "crl not issued, the next tick tries again authority=%s partition=%s",
                        scope.name(),
                        scope.partition());
            }
        }
    }
}
