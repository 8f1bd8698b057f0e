package org.openmss.ca.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.openmss.ca.notification.domain.StatusNewsOutbox;
import org.openmss.ca.notification.domain.StatusNewsOutbox.Backlog;

/**
 * How much waits to be told, and for how long. The service is not well while something has waited for long; it stays ready, since certificates
 * are issued and revoked all the same.
 */
@Wellness
@ApplicationScoped
class NotificationState implements HealthCheck {
    private final StatusNewsOutbox outbox;
    private final NotificationConfig config;
    private volatile Backlog seen = Backlog.NONE;

    NotificationState(StatusNewsOutbox outbox, NotificationConfig config, MeterRegistry meters) {
        this.outbox = outbox;
        this.config = config;
        Gauge.builder("mss.ca.notification.backlog", () -> seen.size())
                .description("News of certificates that the registration authority has not heard")
                .register(meters);
        Gauge.builder("mss.ca.notification.age", () -> seen.age().toSeconds())
                .description("Age of the oldest news that the registration authority has not heard")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(every = "5s")
    @RunOnVirtualThread
    void look() {
        seen = outbox.backlog();
    }

    @Override
    public HealthCheckResponse call() {
        var backlog = outbox.backlog();
        return HealthCheckResponse.named("notification")
                .status(backlog.age().compareTo(config.warnAfter()) <= 0)
                .withData("backlog", backlog.size())
                .withData("oldest", backlog.age().toSeconds() + " seconds")
                .build();
    }
}
