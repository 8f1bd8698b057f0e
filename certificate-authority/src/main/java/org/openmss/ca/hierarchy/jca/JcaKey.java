package org.openmss.ca.hierarchy.jca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.kernel.Bytes;

/** A key that signs with the provider that holds it. The public key checks with the JDK's own code, so a device is not believed. */
public final class JcaKey implements SigningKey {
    private final KeyAlgorithm algorithm;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final Provider holder;
    private final DeviceQueue queue;

    /** @param holder who signs with the private key, in this process */
    public JcaKey(PrivateKey privateKey, PublicKey publicKey, Provider holder) {
        this(privateKey, publicKey, holder, DeviceQueue.unbounded());
    }

    /**
     * @param holder the device that signs with the private key
     * @param queue of that device
     */
    public JcaKey(PrivateKey privateKey, PublicKey publicKey, Provider holder, DeviceQueue queue) {
        this.algorithm = algorithmOf(publicKey);
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.holder = holder;
        this.queue = queue;
    }

    /** Makes a key in the provider. */
    public static JcaKey generate(KeyAlgorithm algorithm, Provider holder, SecureRandom chance) {
        return generate(algorithm, holder, DeviceQueue.unbounded(), chance);
    }

    /** Makes a key in the device. */
    public static JcaKey generate(KeyAlgorithm algorithm, Provider holder, DeviceQueue queue, SecureRandom chance) {
        try {
            KeyPair pair = generator(algorithm, holder, chance).generateKeyPair();
            return new JcaKey(pair.getPrivate(), pair.getPublic(), holder, queue);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(
                    holder.getName() + " made no " + algorithm.wireName() + " key: " + refused.getMessage(), refused);
        }
    }

    private static KeyPairGenerator generator(KeyAlgorithm algorithm, Provider holder, SecureRandom chance)
            throws GeneralSecurityException {
        return switch (algorithm) {
            case P256 -> ec("secp256r1", holder, chance);
            case P384 -> ec("secp384r1", holder, chance);
            case RSA3072 -> rsa(3072, holder, chance);
            case RSA4096 -> rsa(4096, holder, chance);
            case MLDSA65 -> KeyPairGenerator.getInstance("ML-DSA-65", holder);
        };
    }

    private static KeyPairGenerator ec(String curve, Provider holder, SecureRandom chance)
            throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC", holder);
        generator.initialize(new ECGenParameterSpec(curve), chance);
        return generator;
    }

    private static KeyPairGenerator rsa(int bits, Provider holder, SecureRandom chance)
            throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA", holder);
        generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), chance);
        return generator;
    }

    /** @throws IllegalArgumentException where a CA has no such keys */
    public static KeyAlgorithm algorithmOf(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec when ec.getParams().getOrder().bitLength() == 256 -> KeyAlgorithm.P256;
            case ECPublicKey ec when ec.getParams().getOrder().bitLength() == 384 -> KeyAlgorithm.P384;
            case RSAPublicKey rsa when rsa.getModulus().bitLength() == 3072 -> KeyAlgorithm.RSA3072;
            case RSAPublicKey rsa when rsa.getModulus().bitLength() == 4096 -> KeyAlgorithm.RSA4096;
            default -> {
                if (key.getAlgorithm().startsWith("ML-DSA")) {
                    yield KeyAlgorithm.MLDSA65;
                }
                throw new IllegalArgumentException("a CA key is P-256, P-384, RSA-3072, RSA-4096 or ML-DSA-65");
            }
        };
    }

    /** For the backend that made it: a device's handle, or a key that a file may keep. */
    public PrivateKey privateKey() {
        return privateKey;
    }

    @Override
    public Bytes publicKey() {
        return Bytes.of(publicKey.getEncoded());
    }

    @Override
    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public Bytes sign(Content toBeSigned) {
        try {
            return queue.signing(() -> {
                var signature = Signature.getInstance(algorithm.signature(), holder);
                signature.initSign(privateKey);
                toBeSigned.feed((piece, length) -> signature.update(piece, 0, length));
                return Bytes.of(signature.sign());
            });
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(holder.getName() + " did not sign: " + failed.getMessage(), failed);
        }
    }

    @Override
    public boolean verifies(Content signed, Bytes value) {
        try {
            var signature = Signature.getInstance(algorithm.signature());
            signature.initVerify(publicKey);
            signed.feed((piece, length) -> signature.update(piece, 0, length));
            return signature.verify(value.toArray());
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    /** Secret: says whose key it is, nothing more. */
    @Override
    public String toString() {
        return "JcaKey[" + publicKey().sha256().toHex().substring(0, 16) + "]";
    }
}
