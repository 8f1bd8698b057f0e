package org.openmss.ca.hierarchy.file;

import java.security.SecureRandom;
import org.openmss.ca.hierarchy.domain.SignatureAlgorithm;
import org.openmss.ca.hierarchy.domain.SigningKey;

/** Keys for tests that need no file. */
public final class KeysInMemory {
    private KeysInMemory() {}

    public static SigningKey generate(SignatureAlgorithm algorithm, SecureRandom chance) {
        return SoftwareKey.generate(algorithm, chance);
    }
}
