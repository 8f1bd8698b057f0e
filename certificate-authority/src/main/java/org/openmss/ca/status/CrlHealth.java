package org.openmss.ca.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.openmss.ca.hierarchy.domain.Role;
import org.openmss.ca.status.domain.Crls;

/** Not ready without a CRL that is still good. */
@Readiness
@ApplicationScoped
class CrlHealth implements HealthCheck {
    private final Crls crls;
    private final InstantSource clock;

    CrlHealth(Crls crls, InstantSource clock) {
        this.crls = crls;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("crl")
                .status(isGood(Role.ISSUING) && isGood(Role.ROOT))
                .build();
    }

    private boolean isGood(Role authority) {
        return crls.newest(authority)
                .filter(crl -> clock.instant().isBefore(crl.nextUpdate()))
                .isPresent();
    }
}
