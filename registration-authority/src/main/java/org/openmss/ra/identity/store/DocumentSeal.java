package org.openmss.ra.identity.store;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.identity.domain.IdentityProof;

/** Makes a document's number unreadable, and yet recognisable, to whoever has the database alone. */
@Startup
@Singleton
class DocumentSeal {
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private final SecretKey encryptionKey;
    private final SecretKey hashKey;
    private final RandomGenerator chance;

    DocumentSeal(IdentityConfig config, RandomGenerator chance) {
        this.encryptionKey = key("mss.identity.encryption-key", config.encryptionKey(), "AES");
        this.hashKey = key("mss.identity.hash-key", config.hashKey(), "HmacSHA256");
        this.chance = chance;
    }

    /** AES-GCM: the nonce, then the ciphertext. It opens for this registration alone. */
    Bytes seal(IdentityProof proof, RegistrationId registration) {
        byte[] nonce = new byte[NONCE_LENGTH];
        chance.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, encryptionKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(utf8(registration.toString()));
            byte[] sealed = cipher.doFinal(utf8(proof.documentNumber().value()));
            return Bytes.of(ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    Bytes fingerprint(IdentityProof proof) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            // None of the three can contain the separator.
            String document = String.join(
                    "|",
                    proof.documentType().name(),
                    proof.issuingCountry().value(),
                    proof.documentNumber().value());
            return Bytes.of(mac.doFinal(utf8(document)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static SecretKey key(String setting, String base64, String algorithm) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(setting + " is not base64");
        }
        if (key.length != KEY_LENGTH) {
            throw new IllegalStateException(setting + " must have 32 octets, and has " + key.length);
        }
        return new SecretKeySpec(key, algorithm);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
