package org.openmss.gateway.subscriber.domain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
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

    public X509Certificate leaf() {
        return chain.getFirst();
    }
}
