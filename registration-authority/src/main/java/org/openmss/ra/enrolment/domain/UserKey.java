package org.openmss.ra.enrolment.domain;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import org.openmss.kernel.Bytes;

/**
 * A user's public key: a point on P-256 or an RSA key as SubjectPublicKeyInfo, in the one encoding that DER has for it.
 *
 * @param encoded the SubjectPublicKeyInfo
 */
public record UserKey(Bytes encoded) {
    private static final int FEWEST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 4096;
    private static final String EXPECTED =
            "a key is a SubjectPublicKeyInfo in DER, on P-256 or RSA with 2048 to 4096 bits";

    /** @throws IllegalArgumentException where the bytes are not such a key */
    public UserKey {
        parse(encoded);
    }

    /** Whether the signature (ECDSA in DER, or RSASSA-PKCS1-v1_5, with SHA-256) over the statement was made with this key. */
    public boolean hasSigned(Bytes statement, Bytes signature) {
        try {
            var key = parse(encoded);
            var verifier = Signature.getInstance(key instanceof RSAPublicKey ? "SHA256withRSA" : "SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(statement.toArray());
            return verifier.verify(signature.toArray());
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static PublicKey parse(Bytes encoded) {
        try {
            var key = read(encoded);
            boolean isSound = switch (key) {
                case ECPublicKey ec -> isOnP256(ec);
                case RSAPublicKey rsa -> isLongEnough(rsa);
                default -> false;
            };
            if (isSound && Bytes.of(key.getEncoded()).equals(encoded)) {
                return key;
            }
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalArgumentException(EXPECTED, notAKey);
        }
        throw new IllegalArgumentException(EXPECTED);
    }

    private static PublicKey read(Bytes encoded) throws GeneralSecurityException {
        var given = new X509EncodedKeySpec(encoded.toArray());
        try {
            return KeyFactory.getInstance("EC").generatePublic(given);
        } catch (InvalidKeySpecException notEc) {
            return KeyFactory.getInstance("RSA").generatePublic(given);
        }
    }

    /** The CA looks closer, and decides. */
    private static boolean isLongEnough(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        return bits >= FEWEST_RSA_BITS && bits <= MOST_RSA_BITS;
    }

    private static boolean isOnP256(ECPublicKey key) throws GeneralSecurityException {
        var p256 = p256();
        return key.getParams().getCurve().equals(p256.getCurve())
                && key.getParams().getOrder().equals(p256.getOrder())
                && liesOn(p256, key);
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
