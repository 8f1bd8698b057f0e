package org.openmss.gateway.signature.cms;

import java.security.PublicKey;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.openmss.kernel.DigestAlgorithm;

/** The names of algorithms in a SignerInfo (RFC 5754). */
final class CmsAlgorithms {
    private CmsAlgorithms() {}

    static AlgorithmIdentifier digest(DigestAlgorithm algorithm) {
        return new AlgorithmIdentifier(
                switch (algorithm) {
                    case SHA_256 -> NISTObjectIdentifiers.id_sha256;
                    case SHA_384 -> NISTObjectIdentifiers.id_sha384;
                });
    }

    /** Follows the user's key: ECDSA with that hash; for RSA rsaEncryption, which every reader knows, the hash stands beside it. */
    static AlgorithmIdentifier signature(PublicKey key, DigestAlgorithm algorithm) {
        return switch (key.getAlgorithm()) {
            case "EC" ->
                new AlgorithmIdentifier(
                        switch (algorithm) {
                            case SHA_256 -> X9ObjectIdentifiers.ecdsa_with_SHA256;
                            case SHA_384 -> X9ObjectIdentifiers.ecdsa_with_SHA384;
                        });
            case "RSA" -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            default -> throw new IllegalStateException("a subscriber's key is EC or RSA, not " + key.getAlgorithm());
        };
    }
}
