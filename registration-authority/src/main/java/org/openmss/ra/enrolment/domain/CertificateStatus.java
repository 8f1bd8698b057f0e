package org.openmss.ra.enrolment.domain;

import java.time.Instant;

/** Whether a certificate stands. The certificate authority alone decides that. */
public sealed interface CertificateStatus {
    /** Since when it is so. */
    Instant since();

    record Valid(Instant since) implements CertificateStatus {}

    /** Does not stand for now. */
    record OnHold(Instant since) implements CertificateStatus {}

    /** Does not stand, and never will again. */
    record Revoked(Instant since, RevocationReason reason) implements CertificateStatus {}

    /** {@code VALID}, {@code ON_HOLD} or {@code REVOKED}. */
    default String wireName() {
        return switch (this) {
            case Valid valid -> "VALID";
            case OnHold held -> "ON_HOLD";
            case Revoked revoked -> "REVOKED";
        };
    }
}
