package org.openmss.kernel;

import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A symmetric key that a service is given by its configuration: 32 octets in base64, kept apart from the database and its backups. */
public final class SecretKeySetting {
    private static final int OCTETS = 32;

    private SecretKeySetting() {}

    /**
     * @param setting its name, for the message where the key cannot be used
     * @throws IllegalStateException so that a service with a key that cannot be used does not start; the key is not repeated
     */
    public static SecretKey parse(String setting, String base64, String algorithm) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(setting + " is not base64");
        }
        if (key.length != OCTETS) {
            throw new IllegalStateException(setting + " must have 32 octets, and has " + key.length);
        }
        return new SecretKeySpec(key, algorithm);
    }
}
