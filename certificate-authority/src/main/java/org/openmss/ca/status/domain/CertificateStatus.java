package org.openmss.ca.status.domain;

import org.openmss.ca.register.domain.Revocation;

/** What a relying party is told of a serial (RFC 6960, 2.2). */
public sealed interface CertificateStatus {

    /** Released by this CA and not revoked. */
    record Good() implements CertificateStatus {}

    /** For good, or for now: on hold. */
    record Revoked(Revocation revocation) implements CertificateStatus {}

    /** This CA has released no certificate with that serial. */
    record Unknown() implements CertificateStatus {}

    /** The same, told in the extended sense of {@code revoked}, which relying parties refuse more readily (RFC 6960, 4.4.8). */
    record NeverIssued() implements CertificateStatus {}
}
