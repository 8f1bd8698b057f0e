package org.openmss.ca.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.Crls;

/** Not ready without a CRL that is still good. */
@Readiness
@ApplicationScoped
class CrlHealth implements HealthCheck {
    private final IssueCrl issueCrl;
    private final Crls crls;
    private final InstantSource clock;

    CrlHealth(IssueCrl issueCrl, Crls crls, InstantSource clock) {
        this.issueCrl = issueCrl;
        this.crls = crls;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("crl")
                .status(issueCrl.scopes().stream().allMatch(this::isGood))
                .build();
    }

    private boolean isGood(CrlScope scope) {
        return crls.newest(scope.authority().id())
                .filter(crl -> clock.instant().isBefore(crl.nextUpdate()))
                .isPresent();
    }
}
