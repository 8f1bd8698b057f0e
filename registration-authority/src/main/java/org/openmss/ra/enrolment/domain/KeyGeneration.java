package org.openmss.ra.enrolment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.openmss.kernel.Bytes;

/**
 * One call for keys: the nonce that the card's proofs must carry, and the code that the person must type, until when. A new code means
 * a new nonce, so nothing that was made for an earlier call counts.
 */
public record KeyGeneration(Bytes nonce, HashedCode code, Instant expiresAt) {
    /** Wrong codes that a person may type before an officer must issue a new one. */
    public static final int TRIES = 3;

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final int NONCE_LENGTH = 32;

    public KeyGeneration {
        if (nonce.length() != NONCE_LENGTH) {
            throw new IllegalArgumentException("the nonce of a key generation has 32 octets");
        }
    }

    public static KeyGeneration fresh(ActivationCode code, Instant now, RandomGenerator chance) {
        byte[] nonce = new byte[NONCE_LENGTH];
        chance.nextBytes(nonce);
        return new KeyGeneration(Bytes.of(nonce), HashedCode.of(code, chance), now.plus(LIFETIME));
    }

    public boolean hasExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
