package org.openmss.ra.enrolment.domain;

import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.openmss.kernel.Bytes;

/** What is kept of an activation code: a salted, slow hash (PBKDF2, RFC 8018). */
public record HashedCode(Bytes salt, Bytes hash) {
    private static final int SALT_LENGTH = 16;
    private static final int ROUNDS = 100_000;
    private static final int HASH_BITS = 256;

    public static HashedCode of(ActivationCode code, RandomGenerator chance) {
        byte[] salt = new byte[SALT_LENGTH];
        chance.nextBytes(salt);
        return new HashedCode(Bytes.of(salt), slowHash(code, salt));
    }

    /** Takes as long for a wrong code as for the right one. */
    public boolean isOf(ActivationCode code) {
        return hash.matches(slowHash(code, salt.toArray()));
    }

    private static Bytes slowHash(ActivationCode code, byte[] salt) {
        var spec = new PBEKeySpec(code.digits().toCharArray(), salt, ROUNDS, HASH_BITS);
        try {
            return Bytes.of(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no PBKDF2 with HMAC-SHA-256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
