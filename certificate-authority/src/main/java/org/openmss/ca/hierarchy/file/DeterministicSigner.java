package org.openmss.ca.hierarchy.file;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.kernel.Bytes;

/** Signs with Bouncy Castle, on every platform. No signature depends on the quality of the moment's randomness (RFC 6979). */
record DeterministicSigner(ECPrivateKeyParameters key, KeyAlgorithm algorithm) implements EcdsaSigner {

    @Override
    public Bytes sign(Content toBeSigned) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(digest()));
        signer.init(true, key);
        BigInteger[] signature = signer.generateSignature(EcHash.of(toBeSigned, algorithm));
        try {
            return Bytes.of(StandardDSAEncoding.INSTANCE.encode(signer.getOrder(), signature[0], signature[1]));
        } catch (IOException impossible) {
            throw new IllegalStateException("two integers have an encoding", impossible);
        }
    }

    private Digest digest() {
        return switch (algorithm) {
            case P256 -> SHA256Digest.newInstance();
            case P384 -> new SHA384Digest();
            case RSA3072, RSA4096, MLDSA65 -> throw new IllegalStateException("not an EC key");
        };
    }

    /** Secret: says what it is, and nothing of the key. */
    @Override
    public String toString() {
        return "DeterministicSigner[" + algorithm + "]";
    }
}
