package org.openmss.ca.hierarchy;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate.Use;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.Signatory;

/** Which time-stamping key signs: the newest that one of our CAs certified, be it a ceremony's or another replica's, or else one made now. */
final class TimeStampingKeys {
    private static final Logger LOG = Logger.getLogger(TimeStampingKeys.class);
    private final CertificateFactory certificates;
    private final KeyMaker keyMaker;
    private final InstantSource clock;

    TimeStampingKeys(CertificateFactory certificates, KeyMaker keyMaker, InstantSource clock) {
        this.certificates = certificates;
        this.keyMaker = keyMaker;
        this.clock = clock;
    }

    /** @param active certifies a new key */
    Signatory choose(List<Keeping> kept, List<Issuer> issuers, Supplier<Issuer> active) {
        return newest(kept, issuers).orElseGet(() -> made(active.get()));
    }

    /** Newer than one that has ended. */
    Signatory next(Signatory ended, List<Keeping> kept, List<Issuer> issuers, Supplier<Issuer> active) {
        return newest(kept, issuers)
                .filter(other -> other.certificate()
                        .notBefore()
                        .isAfter(ended.certificate().notBefore()))
                .orElseGet(() -> made(active.get()));
    }

    private Optional<Signatory> newest(List<Keeping> kept, List<Issuer> issuers) {
        return kept.stream()
                .filter(one -> certificate(one).use() == Use.TIME_STAMPING && isUnder(issuers, one))
                .max(Comparator.comparing(one -> certificate(one).notBefore()))
                .map(keyMaker::signatory)
                .filter(signatory -> signatory.certificate().isFreshAt(clock.instant()));
    }

    private Signatory made(Issuer issuer) {
        var made = keyMaker.timeStamping(issuer.name(), issuer.authority());
        LOG.infof(
                "time-stamping key made issuer=%s keyId=%s signsUntil=%s",
                issuer.name(), made.id(), made.certificate().signsUntil());
        return made;
    }

    private AuthorityCertificate certificate(Keeping one) {
        return certificates.read(one.chain().getFirst());
    }

    private static boolean isUnder(List<Issuer> issuers, Keeping one) {
        return issuers.stream()
                .anyMatch(
                        issuer -> issuer.certificate().der().equals(one.chain().get(1)));
    }
}
