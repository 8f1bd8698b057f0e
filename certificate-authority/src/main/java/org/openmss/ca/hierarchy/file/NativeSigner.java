package org.openmss.ca.hierarchy.file;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.kernel.Bytes;

/**
 * Signs with a provider of the Java Cryptography Architecture. To make a signature object ready costs as much as the signature: so those that
 * have signed are used again. One that has failed is not, since nobody knows what state it is in.
 */
final class NativeSigner implements EcdsaSigner {
    private static final int MOST_IDLE = 16;
    private final Provider provider;
    private final KeyAlgorithm algorithm;
    private final PrivateKey key;
    private final BlockingQueue<Signature> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    private NativeSigner(Provider provider, KeyAlgorithm algorithm, PrivateKey key) {
        this.provider = provider;
        this.algorithm = algorithm;
        this.key = key;
    }

    static NativeSigner of(Provider provider, KeyAlgorithm algorithm, byte[] pkcs8) {
        try {
            var key = KeyFactory.getInstance("EC", provider).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new NativeSigner(provider, algorithm, key);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(provider.getName() + " does not take the key", refused);
        }
    }

    @Override
    public Bytes sign(Content toBeSigned) {
        try {
            var used = idle.poll();
            var signature = used == null ? ready() : used;
            toBeSigned.feed((piece, length) -> signature.update(piece, 0, length));
            var value = Bytes.of(signature.sign());
            idle.offer(signature);
            return value;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(provider.getName() + " did not sign: " + failed.getMessage(), failed);
        }
    }

    private Signature ready() throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm.signature(), provider);
        signature.initSign(key);
        return signature;
    }
}
