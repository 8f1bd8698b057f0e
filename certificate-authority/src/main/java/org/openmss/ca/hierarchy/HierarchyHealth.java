package org.openmss.ca.hierarchy;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Not well some time before a certificate ends, while somebody can still hold a ceremony: the service goes on, since it is its wellness
 * and not its readiness. A CA that another generation has taken over from may end.
 */
@Wellness
@ApplicationScoped
class HierarchyHealth implements HealthCheck {
    private final ExpectedEnds expectedEnds;

    HierarchyHealth(ExpectedEnds expectedEnds) {
        this.expectedEnds = expectedEnds;
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("ca-certificates");
        boolean well = true;
        for (var end : expectedEnds.ends()) {
            if (end.soon()) {
                well = false;
                var certificate = end.certificate();
                health.withData(
                        certificate.name() + " " + certificate.use(),
                        "ends in " + end.left().toDays() + " days");
            }
        }
        return health.status(well).build();
    }
}
