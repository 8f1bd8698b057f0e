package org.openmss.ca.hierarchy.file;

import java.security.SecureRandom;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.SigningKey;

/** Keys for tests that need no file. */
public final class KeysInMemory {
    private KeysInMemory() {}

    public static SigningKey generate(KeyAlgorithm algorithm, SecureRandom chance) {
        return Pkcs12KeyFiles.generate(algorithm, chance);
    }
}
