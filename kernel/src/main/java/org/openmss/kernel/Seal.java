package org.openmss.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Makes a value unreadable to whoever has the database alone (AES-256-GCM: the nonce, then the ciphertext). A sealed value opens for
 * its owner alone, so that values cannot be swapped between rows.
 */
public final class Seal {
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;
    private final SecretKey key;

    private Seal(SecretKey key) {
        this.key = key;
    }

    /** @throws IllegalStateException where the setting holds no key of 32 octets in base64 */
    public static Seal withKey(String setting, String base64) {
        return new Seal(SecretKeySetting.parse(setting, base64, "AES"));
    }

    /**
     * @param owner what the value belongs to, such as a registration's id
     * @param chance cryptographically strong: a nonce must never come twice under one key
     */
    public Bytes seal(Bytes value, String owner, RandomGenerator chance) {
        byte[] nonce = new byte[NONCE_OCTETS];
        chance.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, owner, nonce).doFinal(value.toArray());
            byte[] both = Arrays.copyOf(nonce, NONCE_OCTETS + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE_OCTETS, sealed.length);
            return Bytes.of(both);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** @throws IllegalStateException where it was sealed under another key, for another owner, or changed since */
    public Bytes open(Bytes sealed, String owner) {
        byte[] both = sealed.toArray();
        if (both.length < NONCE_OCTETS) {
            throw new IllegalStateException("this is no sealed value");
        }
        try {
            return Bytes.of(cipher(Cipher.DECRYPT_MODE, owner, Arrays.copyOf(both, NONCE_OCTETS))
                    .doFinal(both, NONCE_OCTETS, both.length - NONCE_OCTETS));
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("a sealed value does not open: was its key changed?", e);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private Cipher cipher(int mode, String owner, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("every Java platform has AES-GCM", e);
    }
}
