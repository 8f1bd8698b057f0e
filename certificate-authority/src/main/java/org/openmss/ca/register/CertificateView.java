package org.openmss.ca.register;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.kernel.Bytes;

/** A certificate as all doors of this service show it. Certificates are in base64 DER. */
public record CertificateView(
        String serial,
        String state,
        String certificate,
        List<String> chain,
        Instant notBefore,
        Instant notAfter,
        @Nullable Instant revokedAt,
        @Nullable String reason) {

    public static CertificateView of(Released released, Hierarchy hierarchy) {
        return switch (released) {
            case Valid valid -> view(valid, hierarchy, "VALID", null, null);
            case Revoked revoked ->
                view(
                        revoked,
                        hierarchy,
                        "REVOKED",
                        revoked.revocation().at(),
                        revoked.revocation().reason().wireName());
        };
    }

    private static CertificateView view(
            Released released,
            Hierarchy hierarchy,
            String state,
            @Nullable Instant revokedAt,
            @Nullable String reason) {
        return new CertificateView(
                released.serial().toString(),
                state,
                released.certificate().toBase64(),
                Stream.of(
                                hierarchy.issuer(released.intent().issuer()).certificate(),
                                hierarchy.root().certificate())
                        .map(AuthorityCertificate::der)
                        .map(Bytes::toBase64)
                        .toList(),
                released.intent().notBefore(),
                released.intent().notAfter(),
                revokedAt,
                reason);
    }
}
