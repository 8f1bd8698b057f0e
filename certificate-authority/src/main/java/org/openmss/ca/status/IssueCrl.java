package org.openmss.ca.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.domain.Role;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlFactory;
import org.openmss.ca.status.domain.Crls;

/** Issues a full CRL and publishes it. */
@ApplicationScoped
public class IssueCrl {
    private static final Logger LOG = Logger.getLogger(IssueCrl.class);
    private final Crls crls;
    private final CrlFactory factory;
    private final CertificateRegister register;
    private final StatusConfig config;
    private final InstantSource clock;

    IssueCrl(Crls crls, CrlFactory factory, CertificateRegister register, StatusConfig config, InstantSource clock) {
        this.crls = crls;
        this.factory = factory;
        this.register = register;
        this.config = config;
        this.clock = clock;
    }

    public Crl issue(Role authority) {
        Crl crl = crls.publish(authority, number -> {
            List<Revocation> revocations = authority == Role.ISSUING ? register.revocations() : List.of();
            Instant thisUpdate = notBeforeAnyOf(revocations, clock.instant().truncatedTo(ChronoUnit.SECONDS));
            return factory.issue(authority, number, revocations, thisUpdate, thisUpdate.plus(life(authority)));
        });
        LOG.infof("crl issued authority=%s number=%d entries=%d", authority.wireName(), crl.number(), crl.entries());
        return crl;
    }

    private Duration life(Role authority) {
        return authority == Role.ROOT ? config.crl().rootLife() : config.crl().life();
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
