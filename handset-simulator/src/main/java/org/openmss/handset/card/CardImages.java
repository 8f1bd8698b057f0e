package org.openmss.handset.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openmss.kernel.Iccid;

/** Cards' states, encrypted with AES-256-GCM; the ICCID is authenticated with them, so that images cannot be swapped. */
@ApplicationScoped
class CardImages {
    private static final int KEY_OCTETS = 32;
    private static final int IV_OCTETS = 12;
    private static final int TAG_BITS = 128;
    private final SecretKey key;
    private final ObjectMapper json;
    private final RandomGenerator chance;

    CardImages(CardConfig config, ObjectMapper json, RandomGenerator chance) {
        byte[] octets = Base64.getDecoder().decode(config.imageKey());
        if (octets.length != KEY_OCTETS) {
            throw new IllegalStateException("mss.card.image-key: 32 octets in base64 are expected");
        }
        this.key = new SecretKeySpec(octets, "AES");
        this.json = json;
        this.chance = chance;
    }

    byte[] seal(Iccid iccid, CardState state) {
        byte[] iv = new byte[IV_OCTETS];
        chance.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iccid, iv).doFinal(json.writeValueAsBytes(state));
            byte[] image = Arrays.copyOf(iv, IV_OCTETS + sealed.length);
            System.arraycopy(sealed, 0, image, IV_OCTETS, sealed.length);
            return image;
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("a card's image could not be written", e);
        }
    }

    CardState open(Iccid iccid, byte[] image) {
        try {
            byte[] iv = Arrays.copyOf(image, IV_OCTETS);
            byte[] sealed = Arrays.copyOfRange(image, IV_OCTETS, image.length);
            return json.readValue(cipher(Cipher.DECRYPT_MODE, iccid, iv).doFinal(sealed), CardState.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a card's image does not open: was mss.card.image-key changed?", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a card's image is not what was sealed", e);
        }
    }

    private Cipher cipher(int mode, Iccid iccid, byte[] iv) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(iccid.value().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
