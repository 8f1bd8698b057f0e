package org.openmss.ca.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import org.openmss.ca.status.domain.CrlScope.Covers;

/**
 * Compares all scopes from time to time. The service is not well where CRL and OCSP disagree or could not be compared; it goes on, since
 * both answer.
 */
@Wellness
@Singleton
class ComparisonSchedule implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(ComparisonSchedule.class);
    private final CrlScopes scopes;
    private final CompareStatus compareStatus;
    private final AtomicLong differences;
    private final AtomicLong failures;
    private final AtomicLong compared;

    ComparisonSchedule(CrlScopes scopes, CompareStatus compareStatus, MeterRegistry meters) {
        this.scopes = scopes;
        this.compareStatus = compareStatus;
        this.differences = meters.gauge("mss.ca.status.differences", new AtomicLong());
        this.failures = meters.gauge("mss.ca.status.comparison.failures", new AtomicLong());
        this.compared = meters.gauge("mss.ca.status.compared.lines", new AtomicLong());
    }

    @Scheduled(
            every = "${mss.comparison.every:1h}",
            delayed = "${mss.comparison.first-after:5m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        long different = 0;
        long failed = 0;
        long lines = 0;
        for (var scope : scopes.all()) {
            if (scope.covers() != Covers.USERS) {
                continue;
            }
            try {
                var comparison = compareStatus.compare(scope);
                different +=
                        comparison.map(CompareStatus.Comparison::differences).orElse(0L);
                lines += comparison.map(CompareStatus.Comparison::compared).orElse(0L);
            } catch (RuntimeException broken) {
                failed++;
                LOG.errorf(
                        broken,
                        "crl and register could not be compared authority=%s partition=%s",
                        scope.name(),
                        scope.partition());
            }
        }
        differences.set(different);
        failures.set(failed);
        compared.set(lines);
        LOG.infof("crls compared lines=%d differences=%d failures=%d", lines, different, failed);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("status-comparison")
                .withData("differences", differences.get())
                .withData("failures", failures.get())
                .status(differences.get() == 0 && failures.get() == 0)
                .build();
    }
}
