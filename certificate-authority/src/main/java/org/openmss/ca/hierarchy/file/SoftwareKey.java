package org.openmss.ca.hierarchy.file;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
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
 * An EC key in memory. It signs with the native library where there is one for its curve on this platform, else with Bouncy Castle (ADR 10).
 * Bouncy Castle alone verifies: so who looks at a signature of ours is not who made it.
 */
final class SoftwareKey implements SigningKey {
    private final ECPrivateKeyParameters privateKey;
    private final ECPublicKeyParameters publicKey;
    private final Bytes publicKeyInfo;
    private final KeyAlgorithm algorithm;
    private final EcdsaSigner signer;

    private SoftwareKey(ECPrivateKeyParameters privateKey, ECPublicKeyParameters publicKey, NativeLibrary library)
            throws IOException {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.publicKeyInfo = Bytes.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey)
                .getEncoded());
        this.algorithm = switch (publicKey.getParameters().getCurve().getFieldSize()) {
            case 256 -> KeyAlgorithm.P256;
            case 384 -> KeyAlgorithm.P384;
            default -> throw new IOException("a CA key is on P-256 or P-384");
        };
        this.signer =
                library.signer(algorithm, pkcs8()).orElseGet(() -> new DeterministicSigner(privateKey, algorithm));
    }

    static SoftwareKey of(byte[] pkcs8, byte[] subjectPublicKeyInfo, NativeLibrary library) throws IOException {
        if (PrivateKeyFactory.createKey(pkcs8) instanceof ECPrivateKeyParameters privateKey
                && PublicKeyFactory.createKey(subjectPublicKeyInfo) instanceof ECPublicKeyParameters publicKey) {
            return new SoftwareKey(privateKey, publicKey, library);
        }
        throw new IOException("a CA key is an EC key");
    }

    static SoftwareKey generate(KeyAlgorithm algorithm, SecureRandom chance, NativeLibrary library) {
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
                    (ECPrivateKeyParameters) pair.getPrivate(), (ECPublicKeyParameters) pair.getPublic(), library);
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
        return signer.sign(toBeSigned);
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
            return signer.verifySignature(EcHash.of(signed, algorithm), values[0], values[1]);
        } catch (IOException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    /** Secret: says whose key it is, nothing more. */
    @Override
    public String toString() {
        return "SoftwareKey[" + publicKeyInfo.sha256().toHex().substring(0, 16) + "]";
    }
}
