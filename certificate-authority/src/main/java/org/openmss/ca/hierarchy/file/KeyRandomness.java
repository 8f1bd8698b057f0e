package org.openmss.ca.hierarchy.file;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Where new software keys take their randomness from. */
@Singleton
public class KeyRandomness {

    @Produces
    @Singleton
    @Typed(SecureRandom.class)
    public SecureRandom chance() {
        return new SecureRandom();
    }
}
