package org.openmss.ca.hierarchy.file;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.kernel.Bytes;

/**
 * An EC key in memory. Its signatures are deterministic (RFC 6979): what is signed again after a crash comes out the same, and no
 * signature depends on the quality of the moment's randomness.
 */
final class SoftwareKey implements SigningKey {
    private final ECPrivateKeyParameters privateKey;
    private final ECPublicKeyParameters publicKey;
    private final Bytes publicKeyInfo;
    private final KeyAlgorithm algorithm;

    private SoftwareKey(ECPrivateKeyParameters privateKey, ECPublicKeyParameters publicKey) throws IOException {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.publicKeyInfo = Bytes.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey)
                .getEncoded());
        this.algorithm = switch (publicKey.getParameters().getCurve().getFieldSize()) {
            case 256 -> KeyAlgorithm.P256;
            case 384 -> KeyAlgorithm.P384;
            default -> throw new IOException("a CA key is on P-256 or P-384");
        };
    }

    static SoftwareKey of(byte[] pkcs8, byte[] subjectPublicKeyInfo) throws IOException {
        if (PrivateKeyFactory.createKey(pkcs8) instanceof ECPrivateKeyParameters privateKey
                && PublicKeyFactory.createKey(subjectPublicKeyInfo) instanceof ECPublicKeyParameters publicKey) {
            return new SoftwareKey(privateKey, publicKey);
        }
        throw new IOException("a CA key is an EC key");
    }

    static SoftwareKey generate(KeyAlgorithm algorithm, SecureRandom chance) {
        var curve = switch (algorithm) {
            case P256 -> SECObjectIdentifiers.secp256r1;
            case P384 -> SECObjectIdentifiers.secp384r1;
            case RSA3072, RSA4096, MLDSA65 -> throw new IllegalArgumentException("not an EC key");
        };
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECNamedDomainParameters(curve, CustomNamedCurves.getByOID(curve)), chance));
        var pair = generator.generateKeyPair();
        try {
            return new SoftwareKey(
                    (ECPrivateKeyParameters) pair.getPrivate(), (ECPublicKeyParameters) pair.getPublic());
        } catch (IOException impossible) {
            throw new IllegalStateException("a fresh key has an encoding", impossible);
        }
    }

    byte[] pkcs8() throws IOException {
        return PrivateKeyInfoFactory.createPrivateKeyInfo(privateKey).getEncoded();
    }

    @Override
    public Bytes publicKey() {
        return publicKeyInfo;
    }

    @Override
    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public Bytes sign(Content toBeSigned) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(digest()));
        signer.init(true, privateKey);
        BigInteger[] signature = signer.generateSignature(hash(toBeSigned));
        try {
            return Bytes.of(StandardDSAEncoding.INSTANCE.encode(signer.getOrder(), signature[0], signature[1]));
        } catch (IOException impossible) {
            throw new IllegalStateException("two integers have an encoding", impossible);
        }
    }

    @Override
    public boolean isQuick() {
        return algorithm == KeyAlgorithm.P256;
    }

    @Override
    public boolean verifies(Content signed, Bytes signature) {
        var signer = new ECDSASigner();
        signer.init(false, publicKey);
        try {
            BigInteger[] values = StandardDSAEncoding.INSTANCE.decode(signer.getOrder(), signature.toArray());
            return signer.verifySignature(hash(signed), values[0], values[1]);
        } catch (IOException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    /** By the platform, which uses the processor's own instructions. */
    private byte[] hash(Content content) {
        try {
            var hash = MessageDigest.getInstance(
                    switch (algorithm) {
                        case P256 -> "SHA-256";
                        case P384 -> "SHA-384";
                        case RSA3072, RSA4096, MLDSA65 -> throw new IllegalStateException("not an EC key");
                    });
            content.feed((piece, length) -> hash.update(piece, 0, length));
            return hash.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java platform lacks a hash", missing);
        }
    }

    private Digest digest() {
        return switch (algorithm) {
            case P256 -> SHA256Digest.newInstance();
            case P384 -> new SHA384Digest();
            case RSA3072, RSA4096, MLDSA65 -> throw new IllegalStateException("not an EC key");
        };
    }

    /** Secret: says whose key it is, nothing more. */
    @Override
    public String toString() {
        return "SoftwareKey[" + publicKeyInfo.sha256().toHex().substring(0, 16) + "]";
    }
}
