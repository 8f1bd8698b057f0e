package org.openmss.ca.hierarchy;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.AuthorityName;

/** A certificate of the hierarchy whose end somebody has to see coming. */
public record CertificateInUse(AuthorityName name, AuthorityCertificate certificate) {

    private static final Duration RESPONDER_WARNING = Duration.ofDays(7);
    private static final Duration TIME_STAMPING_WARNING = Duration.ofDays(30);

    /** As in metrics: {@code root}, {@code issuing}, {@code ocsp-responder}, {@code time-stamping}. */
    public String use() {
        return certificate.use().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How long before its end somebody has to look. Where the service makes the next one itself, it should have done so long before. */
    Duration warning(Duration ofAuthorities) {
        return switch (certificate.use()) {
            case ROOT, ISSUING -> ofAuthorities;
            case OCSP_RESPONDER -> RESPONDER_WARNING;
            case TIME_STAMPING -> TIME_STAMPING_WARNING;
            case WAITING -> throw new IllegalStateException("a key that waits for its certificate is not in use");
        };
    }

    /** How long its key may still sign. */
    Duration left(Instant now) {
        return Duration.between(now, certificate.signsUntil());
    }

    /** Whether this service makes the next one in time; for the others people hold a ceremony. */
    public boolean isRenewedByItself() {
        return switch (certificate.use()) {
            case ROOT, ISSUING, WAITING -> false;
            case OCSP_RESPONDER, TIME_STAMPING -> true;
        };
    }
}
