package org.openmss.ca.hierarchy;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Not well some time before a certificate ends, while somebody can still hold a ceremony: the service goes on, since it is its wellness
 * and not its readiness. A CA that another generation has taken over from may end.
 */
@Wellness
@ApplicationScoped
class HierarchyHealth implements HealthCheck {
    private final Hierarchy hierarchy;
    private final HierarchyConfig config;
    private final InstantSource clock;

    HierarchyHealth(Hierarchy hierarchy, HierarchyConfig config, InstantSource clock) {
        this.hierarchy = hierarchy;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("ca-certificates");
        boolean well = true;
        for (var certificate : hierarchy.inUse()) {
            Duration left = certificate.left(clock.instant());
            if (left.compareTo(certificate.warning(config.expiryWarning())) < 0) {
                well = false;
                health.withData(certificate.name() + " " + certificate.use(), "ends in " + left.toDays() + " days");
            }
        }
        return health.status(well).build();
    }
}
