package org.openmss.ca.register;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.register.domain.CertificateSelection.Standing;
import org.openmss.ca.register.domain.ListedCertificate;
import org.openmss.ca.register.domain.Revocation;

/** A line of a list of certificates as all doors of this service show it. Members that do not apply to the state are left out. */
public record CertificateSummary(
        String serial,
        String state,
        String subject,
        String issuer,
        String profile,
        String requestId,
        Instant issuedAt,
        Instant notBefore,
        Instant notAfter,
        @Nullable Instant revokedAt,
        @Nullable String reason,
        @Nullable Instant invalidityDate,
        @Nullable Instant heldSince) {

    public static CertificateSummary of(ListedCertificate listed, Hierarchy hierarchy) {
        boolean revoked = listed.standing() == Standing.REVOKED;
        var ended = revoked ? listed.revocation() : Optional.<Revocation>empty();
        return new CertificateSummary(
                listed.serial().toString(),
                listed.standing().name(),
                listed.subject(),
                name(listed.issuer(), hierarchy),
                listed.profile().value(),
                listed.requestId().value(),
                listed.issuedAt(),
                listed.notBefore(),
                listed.notAfter(),
                ended.map(Revocation::at).orElse(null),
                ended.map(revocation -> revocation.reason().wireName()).orElse(null),
                ended.flatMap(Revocation::invalidityDate).orElse(null),
                revoked ? null : listed.revocation().map(Revocation::at).orElse(null));
    }

    private static String name(AuthorityId issuer, Hierarchy hierarchy) {
        return hierarchy.find(issuer).map(one -> one.name().value()).orElse(issuer.value());
    }

    /** Personal: names no subject. */
    @Override
    public String toString() {
        return "CertificateSummary[" + serial + "]";
    }
}
