package org.openmss.ca.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import org.jboss.logging.Logger;
import org.openmss.ca.status.domain.Crl;

/** How long the CRLs in force are good for. Warns while there is still time to act, also of the CRL of an offline root. */
@ApplicationScoped
class CrlMetrics {
    private static final Logger LOG = Logger.getLogger(CrlMetrics.class);
    private final CrlFreshness freshness;
    private final InstantSource clock;
    private final MultiGauge nextUpdate;

    CrlMetrics(CrlFreshness freshness, InstantSource clock, MeterRegistry meters) {
        this.freshness = freshness;
        this.clock = clock;
        this.nextUpdate = MultiGauge.builder("mss.ca.crl.next.update")
                .description("Time left until the nextUpdate of the full CRL in force; negative where it is over")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(every = "15s")
    void look() {
        var rows = new ArrayList<Row<?>>();
        for (var one : freshness.all()) {
            warn(one);
            one.crl().ifPresent(crl -> rows.add(Row.of(Tags.of("scope", one.name()), secondsLeft(crl))));
        }
        nextUpdate.register(rows, true);
    }

    private static void warn(CrlFreshness.Published one) {
        switch (one.freshness()) {
            case MISSING -> LOG.warnf("there is no crl scope=%s", one.name());
            case ENDING, OVER ->
                LOG.warnf(
                        "the crl in force ends soon and has no successor scope=%s nextUpdate=%s",
                        one.name(), one.crl().map(Crl::nextUpdate).orElse(null));
            case FRESH -> {}
        }
    }

    private long secondsLeft(Crl crl) {
        return Duration.between(clock.instant(), crl.nextUpdate()).toSeconds();
    }
}
