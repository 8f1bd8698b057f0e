package org.openmss.ca.hierarchy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** When the certificates end that sign today, and which of them somebody has to see to by now. */
@ApplicationScoped
public class ExpectedEnds {
    private final Hierarchy hierarchy;
    private final HierarchyConfig config;
    private final InstantSource clock;

    ExpectedEnds(Hierarchy hierarchy, HierarchyConfig config, InstantSource clock) {
        this.hierarchy = hierarchy;
        this.config = config;
        this.clock = clock;
    }

    /** @param soon whether a ceremony is due, or a renewal has failed */
    public record End(CertificateInUse certificate, Duration left, boolean soon) {}

    public List<End> ends() {
        return hierarchy.inUse().stream().map(this::end).toList();
    }

    private End end(CertificateInUse certificate) {
        var left = certificate.left(clock.instant());
        return new End(certificate, left, left.compareTo(certificate.warning(config.expiryWarning())) < 0);
    }
}
