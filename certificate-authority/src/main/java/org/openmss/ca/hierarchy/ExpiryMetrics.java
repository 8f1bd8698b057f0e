package org.openmss.ca.hierarchy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** {@code mss_ca_certificate_expiry_seconds}: how long each certificate of the hierarchy still lives, or its key may sign. */
@Singleton
class ExpiryMetrics {
    private final Hierarchy hierarchy;
    private final InstantSource clock;
    private final MultiGauge gauge;

    ExpiryMetrics(Hierarchy hierarchy, InstantSource clock, MeterRegistry meters) {
        this.hierarchy = hierarchy;
        this.clock = clock;
        this.gauge = MultiGauge.builder("mss.ca.certificate.expiry.seconds")
                .description("Seconds until a certificate of the hierarchy ends")
                .register(meters);
    }

    void atStart(@Observes StartupEvent started) {
        refresh();
    }

    /** Responders are renewed. */
    @Scheduled(every = "1m", delayed = "1m")
    void refresh() {
        gauge.register(
                hierarchy.inUse().stream()
                        .map(one -> MultiGauge.Row.of(
                                Tags.of("authority", one.name().value(), "use", one.use()), one, this::secondsLeft))
                        .toList(),
                true);
    }

    private double secondsLeft(CertificateInUse one) {
        return one.left(clock.instant()).toSeconds();
    }
}
