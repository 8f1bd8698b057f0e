package org.openmss.gateway.signature;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.Cipher;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;

/** A card's signature over a hash: ECDSA in DER, or RSASSA-PKCS1-v1_5 with the hash in a DigestInfo (RFC 8017, 8.2). */
final class SignatureValue {
    private SignatureValue() {}

    static boolean verifies(Bytes hash, Bytes value, PublicKey key) {
        try {
            return key instanceof RSAPublicKey rsa ? rsa(hash, value, rsa) : ecdsa(hash, value, key);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static boolean ecdsa(Bytes hash, Bytes value, PublicKey key) throws GeneralSecurityException {
        var verifier = Signature.getInstance("NONEwithECDSA");
        verifier.initVerify(key);
        verifier.update(hash.toArray());
        return verifier.verify(value.toArray());
    }

    /** The platform takes the padding off; what is inside must be the DigestInfo and nothing else. */
    private static boolean rsa(Bytes hash, Bytes value, RSAPublicKey key) throws GeneralSecurityException {
        if (value.length() != (key.getModulus().bitLength() + 7) / 8) {
            return false;
        }
        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        var expected = DigestAlgorithm.ofHash(hash).digestInfo(hash);
        return Bytes.of(cipher.doFinal(value.toArray())).matches(expected);
    }
}
