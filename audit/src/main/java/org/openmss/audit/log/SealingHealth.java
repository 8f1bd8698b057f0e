package org.openmss.audit.log;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Red where sealing fails or lags. Not a readiness check: a service whose records wait for their seal should go on answering OCSP. */
@Wellness
@Singleton
class SealingHealth implements HealthCheck {
    private final SealingState state;
    private final AuditConfig config;

    SealingHealth(SealingState state, AuditConfig config) {
        this.state = state;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("audit-sealing")
                .withData("treeSize", state.treeSize())
                .withData("waitingRecords", state.waitingRecords())
                .withData("lagSeconds", state.lag().toSeconds());
        state.failure().ifPresent(why -> response.withData("failure", why));
        return response.status(state.failure().isEmpty() && state.lag().compareTo(config.longestWait()) <= 0)
                .build();
    }
}
