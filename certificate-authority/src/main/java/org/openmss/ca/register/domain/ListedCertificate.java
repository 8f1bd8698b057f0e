package org.openmss.ca.register.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.register.domain.CertificateSelection.Standing;
import org.openmss.kernel.CertificateSerial;

/**
 * A released certificate as lists show it.
 *
 * @param subject its commonName
 * @param revocation that it does not stand, for good or for now
 */
public record ListedCertificate(
        AuthorityId issuer,
        CertificateSerial serial,
        RequestId requestId,
        ProfileName profile,
        Standing standing,
        String subject,
        Instant issuedAt,
        Instant notBefore,
        Instant notAfter,
        Optional<Revocation> revocation) {

    /** Personal: names no subject. */
    @Override
    public String toString() {
        return "ListedCertificate[" + serial + "]";
    }
}
