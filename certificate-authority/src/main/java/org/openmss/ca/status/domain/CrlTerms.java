package org.openmss.ca.status.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one CRL shall say besides its lines.
 *
 * @param base the number of the full CRL that a delta CRL builds on; absent for a full CRL
 * @param hasDeltas whether a full CRL points to delta CRLs
 * @param expiredSince since when lines of expired certificates have been kept (certificate profile CRL-12)
 * @param life absent for the last CRL of its scope, which stands for ever (CRL-14)
 */
public record CrlTerms(
        long number,
        boolean regular,
        Instant now,
        Optional<Duration> life,
        OptionalLong base,
        boolean hasDeltas,
        Optional<Instant> expiredSince) {
    /** What a CRL names as nextUpdate when none follows: RFC 5280, 4.1.2.5. */
    public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    public Crl.Kind kind() {
        return base.isPresent() ? Crl.Kind.DELTA : Crl.Kind.FULL;
    }
}
