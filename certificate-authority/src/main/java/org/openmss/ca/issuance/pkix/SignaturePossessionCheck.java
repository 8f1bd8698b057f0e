package org.openmss.ca.issuance.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.openmss.ca.issuance.domain.EcPublicKey;
import org.openmss.ca.issuance.domain.PossessionCheck;
import org.openmss.ca.issuance.domain.RsaPublicKey;
import org.openmss.ca.issuance.domain.SignatureHash;
import org.openmss.ca.issuance.domain.UserPublicKey;
import org.openmss.kernel.Bytes;

/**
 * ECDSA and RSASSA-PKCS1-v1_5, by Bouncy Castle: it verifies ECDSA several times as fast as the JDK, which for RSA refuses long exponents
 * that the profile allows.
 */
@Singleton
class SignaturePossessionCheck implements PossessionCheck {

    @Override
    public boolean holds(UserPublicKey key, SignatureHash hash, Bytes content, Bytes signature) {
        return switch (key) {
            case EcPublicKey ec -> ecdsa(ec, hash, content, signature);
            case RsaPublicKey rsa -> rsa(rsa, hash, content, signature);
        };
    }

    private static boolean ecdsa(EcPublicKey key, SignatureHash hash, Bytes content, Bytes signature) {
        var verifier = new DSADigestSigner(new ECDSASigner(), digest(hash), StandardDSAEncoding.INSTANCE);
        try {
            verifier.init(
                    false, PublicKeyFactory.createKey(key.subjectPublicKeyInfo().toArray()));
        } catch (IOException impossible) {
            throw new IllegalStateException("an EC key that was read is one", impossible);
        }
        verifier.update(content.toArray(), 0, content.length());
        return verifier.verifySignature(signature.toArray());
    }

    private static boolean rsa(RsaPublicKey key, SignatureHash hash, Bytes content, Bytes signature) {
        var verifier = new RSADigestSigner(digest(hash));
        try {
            verifier.init(false, new RSAKeyParameters(false, key.modulus(), key.exponent()));
        } catch (IllegalArgumentException noModulus) {
            // The library has looks of its own at a modulus; what it finds no key has signed with.
            return false;
        }
        verifier.update(content.toArray(), 0, content.length());
        return verifier.verifySignature(signature.toArray());
    }

    private static Digest digest(SignatureHash hash) {
        return switch (hash) {
            case SHA256 -> SHA256Digest.newInstance();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
        };
    }
}
