package org.openmss.ra.enrolment.domain;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.openmss.kernel.Bytes;

/**
 * A user's public key: a point on P-256 as SubjectPublicKeyInfo, in the one encoding that DER has for it.
 *
 * @param encoded the SubjectPublicKeyInfo
 */
public record UserKey(Bytes encoded) {

    /** @throws IllegalArgumentException where the bytes are not such a key */
    public UserKey {
        parse(encoded);
    }

    /** Whether the signature (ECDSA with SHA-256, DER) over the statement was made with this key. */
    public boolean hasSigned(Bytes statement, Bytes signature) {
        try {
            var verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(parse(encoded));
            verifier.update(statement.toArray());
            return verifier.verify(signature.toArray());
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static PublicKey parse(Bytes encoded) {
        try {
            var p256 = p256();
            var key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded.toArray()));
            if (key instanceof ECPublicKey ec
                    && ec.getParams().getCurve().equals(p256.getCurve())
                    && ec.getParams().getOrder().equals(p256.getOrder())
                    && liesOn(p256, ec)
                    && Bytes.of(ec.getEncoded()).equals(encoded)) {
                return key;
            }
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalArgumentException("a key is a P-256 SubjectPublicKeyInfo in DER", notAKey);
        }
        throw new IllegalArgumentException("a key is a P-256 SubjectPublicKeyInfo in DER");
    }

    /** y² = x³ + ax + b: the platform's parser does not promise to have looked. */
    private static boolean liesOn(ECParameterSpec spec, ECPublicKey key) {
        var curve = spec.getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return x.signum() >= 0
                && x.compareTo(p) < 0
                && y.signum() >= 0
                && y.compareTo(p) < 0
                && y.multiply(y).subtract(right).mod(p).signum() == 0;
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
