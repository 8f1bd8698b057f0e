package org.openmss.gateway.subscriber.domain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;

/**
 * A subscriber's certificate for one purpose. Once stored, its standing alone changes.
 *
 * @param chain the subscriber's certificate first, then its issuer, then the root
 */
public record SigningCertificate(UUID id, KeyPurpose purpose, List<X509Certificate> chain, Standing standing) {

    public SigningCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least the subscriber's certificate");
        }
    }

    /** Just handed over. */
    public static SigningCertificate fresh(UUID id, KeyPurpose purpose, List<X509Certificate> chain) {
        return new SigningCertificate(id, purpose, chain, Standing.VALID);
    }

    public SigningCertificate withStanding(Standing other) {
        return new SigningCertificate(id, purpose, chain, other);
    }

    public X509Certificate leaf() {
        return chain.getFirst();
    }

    /** @param name in any form of RFC 2253 that Java reads */
    public boolean isIssuedBy(String name) {
        try {
            return new X500Principal(name).equals(leaf().getIssuerX500Principal());
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    /** SHA-256 of the SubjectPublicKeyInfo. */
    public Bytes publicKeyHash() {
        return Bytes.of(leaf().getPublicKey().getEncoded()).sha256();
    }

    /** The same of the issuer's, where the chain has one. */
    public Optional<Bytes> issuerKeyHash() {
        return chain.stream()
                .skip(1)
                .findFirst()
                .map(issuer -> Bytes.of(issuer.getPublicKey().getEncoded()).sha256());
    }
}
