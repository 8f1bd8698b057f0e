package org.openmss.ca.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlFactory;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.ca.status.domain.Crls;

/** Issues a full CRL and publishes it. */
@ApplicationScoped
public class IssueCrl {
    private static final Logger LOG = Logger.getLogger(IssueCrl.class);
    private final Hierarchy hierarchy;
    private final Crls crls;
    private final CrlFactory factory;
    private final CertificateRegister register;
    private final StatusConfig config;
    private final InstantSource clock;

    IssueCrl(
            Hierarchy hierarchy,
            Crls crls,
            CrlFactory factory,
            CertificateRegister register,
            StatusConfig config,
            InstantSource clock) {
        this.hierarchy = hierarchy;
        this.crls = crls;
        this.factory = factory;
        this.register = register;
        this.config = config;
        this.clock = clock;
    }

    /** The scopes that this service issues CRLs for: every issuing CA, and the root where its key is here. */
    public List<CrlScope> scopes() {
        var scopes = new ArrayList<CrlScope>();
        hierarchy
                .root()
                .signatory()
                .ifPresent(root -> scopes.add(new CrlScope(AuthorityName.ROOT, root, Covers.AUTHORITIES)));
        for (var issuer : hierarchy.issuers()) {
            scopes.add(new CrlScope(issuer.name(), issuer.authority(), Covers.USERS));
        }
        return scopes;
    }

    public Crl issue(CrlScope scope) {
        Crl crl = crls.publish(scope.authority().id(), number -> {
            List<Revocation> revocations = scope.covers() == Covers.USERS
                    ? register.revocations(scope.authority().id())
                    : List.of();
            Instant thisUpdate = notBeforeAnyOf(revocations, clock.instant().truncatedTo(ChronoUnit.SECONDS));
            return factory.issue(scope, number, revocations, thisUpdate, thisUpdate.plus(life(scope)));
        });
        LOG.infof("crl issued authority=%s number=%d entries=%d", scope.name(), crl.number(), crl.entries());
        return crl;
    }

    private Duration life(CrlScope scope) {
        return scope.covers() == Covers.AUTHORITIES
                ? config.crl().rootLife()
                : config.crl().life();
    }

    /** Another node's clock may be ahead: no revocation lies after thisUpdate (certificate profile CRL-4). */
    private static Instant notBeforeAnyOf(List<Revocation> revocations, Instant now) {
        return revocations.stream()
                .map(Revocation::at)
                .filter(at -> at.isAfter(now))
                .max(Instant::compareTo)
                .orElse(now);
    }
}
