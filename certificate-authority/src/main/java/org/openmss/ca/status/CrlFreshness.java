package org.openmss.ca.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.Crls;

/** The full CRLs in force, of every part of every CA and of the root, also where its key is offline: how long each is still good. */
@ApplicationScoped
public class CrlFreshness {
    private static final int WARN_IN_THE_LAST = 4;
    private final CrlScopes scopes;
    private final Hierarchy hierarchy;
    private final Crls crls;
    private final InstantSource clock;

    CrlFreshness(CrlScopes scopes, Hierarchy hierarchy, Crls crls, InstantSource clock) {
        this.scopes = scopes;
        this.hierarchy = hierarchy;
        this.crls = crls;
        this.clock = clock;
    }

    /** How a CRL in force stands. */
    public enum Freshness {
        FRESH,
        /** In the last quarter of its life, without a successor. */
        ENDING,
        OVER,
        MISSING
    }

    /** @param name as in its address */
    public record Published(String name, Optional<Crl> crl, Freshness freshness) {}

    public List<Published> all() {
        var found = new ArrayList<Published>();
        found.add(published(
                AuthorityName.ROOT.value(), new CrlScopeId(hierarchy.root().id(), CrlPartition.UNDIVIDED)));
        for (var scope : scopes.all()) {
            if (!scope.name().equals(AuthorityName.ROOT)) {
                boolean whole = scope.partition().equals(CrlPartition.UNDIVIDED);
                found.add(published(scope.name() + (whole ? "" : "-p" + scope.partition()), scope.id()));
            }
        }
        return found;
    }

    private Published published(String name, CrlScopeId id) {
        var crl = crls.newest(id, Crl.Kind.FULL);
        return new Published(name, crl, crl.map(this::freshness).orElse(Freshness.MISSING));
    }

    private Freshness freshness(Crl crl) {
        Instant now = clock.instant();
        if (!now.isBefore(crl.nextUpdate())) {
            return Freshness.OVER;
        }
        var life = Duration.between(crl.thisUpdate(), crl.nextUpdate());
        boolean ending = Duration.between(now, crl.nextUpdate()).compareTo(life.dividedBy(WARN_IN_THE_LAST)) < 0;
        return ending ? Freshness.ENDING : Freshness.FRESH;
    }
}
