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
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.Crls;

/** How long the CRLs in force are good for. Warns while there is still time to act, also of the CRL of an offline root. */
@ApplicationScoped
class CrlMetrics {
    private static final Logger LOG = Logger.getLogger(CrlMetrics.class);
    private static final int WARN_IN_THE_LAST = 4;
    private final CrlScopes scopes;
    private final Hierarchy hierarchy;
    private final Crls crls;
    private final InstantSource clock;
    private final MultiGauge nextUpdate;

    CrlMetrics(CrlScopes scopes, Hierarchy hierarchy, Crls crls, InstantSource clock, MeterRegistry meters) {
        this.scopes = scopes;
        this.hierarchy = hierarchy;
        this.crls = crls;
        this.clock = clock;
        this.nextUpdate = MultiGauge.builder("mss.ca.crl.next.update")
                .description("Time left until the nextUpdate of the full CRL in force; negative where it is over")
                .baseUnit("seconds")
                .register(meters);
    }

    private record Named(String name, CrlScopeId id) {}

    @Scheduled(every = "15s")
    void look() {
        var named = new ArrayList<Named>();
        named.add(new Named(
                AuthorityName.ROOT.value(), new CrlScopeId(hierarchy.root().id(), CrlPartition.UNDIVIDED)));
        for (var scope : scopes.all()) {
            if (!scope.name().equals(AuthorityName.ROOT)) {
                boolean whole = scope.partition().equals(CrlPartition.UNDIVIDED);
                named.add(new Named(scope.name() + (whole ? "" : "-p" + scope.partition()), scope.id()));
            }
        }
        var rows = new ArrayList<Row<?>>();
        for (var one : named) {
            crls.newest(one.id(), Crl.Kind.FULL)
                    .ifPresentOrElse(
                            crl -> rows.add(Row.of(Tags.of("scope", one.name()), secondsLeft(one.name(), crl))),
                            () -> LOG.warnf("there is no crl scope=%s", one.name()));
        }
        nextUpdate.register(rows, true);
    }

    private long secondsLeft(String name, Crl crl) {
        var life = Duration.between(crl.thisUpdate(), crl.nextUpdate());
        var left = Duration.between(clock.instant(), crl.nextUpdate());
        if (left.compareTo(life.dividedBy(WARN_IN_THE_LAST)) < 0) {
            LOG.warnf("the crl in force ends soon and has no successor scope=%s nextUpdate=%s", name, crl.nextUpdate());
        }
        return left.toSeconds();
    }
}
