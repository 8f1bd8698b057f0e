package org.openmss.gateway.handshake.xml;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.openmss.gateway.handshake.domain.MessageAlgorithm;

/** The gateway's private key, its certificate and those above it. */
final class SigningKey {
    private static final byte[] TRIAL = "do the halves fit".getBytes(StandardCharsets.US_ASCII);
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final MessageAlgorithm algorithm;

    private SigningKey(PrivateKey key, List<X509Certificate> chain, MessageAlgorithm algorithm) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.algorithm = algorithm;
    }

    /**
     * @param chain its own certificate first
     * @throws IllegalArgumentException where key and certificate do not belong together, or are of no kind that messages are signed with
     */
    static SigningKey of(PrivateKey key, List<X509Certificate> chain) throws GeneralSecurityException {
        var leaf = chain.getFirst();
        var algorithm = MessageAlgorithm.of(leaf.getPublicKey())
                .orElseThrow(() -> new IllegalArgumentException("the key is neither EC nor RSA"));
        var name = algorithm == MessageAlgorithm.RSA_SHA256 ? "SHA256withRSA" : "SHA256withECDSA";
        var signing = Signature.getInstance(name);
        signing.initSign(key);
        signing.update(TRIAL);
        var verifying = Signature.getInstance(name);
        verifying.initVerify(leaf.getPublicKey());
        verifying.update(TRIAL);
        if (!verifying.verify(signing.sign())) {
            throw new IllegalArgumentException("the certificate is not that of the key");
        }
        return new SigningKey(key, chain, algorithm);
    }

    List<X509Certificate> chain() {
        return chain;
    }

    X509Certificate leaf() {
        return chain.getFirst();
    }

    PrivateKey key() {
        return key;
    }

    MessageAlgorithm algorithm() {
        return algorithm;
    }
}
