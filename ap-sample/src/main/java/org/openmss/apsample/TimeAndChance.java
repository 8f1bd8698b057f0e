package org.openmss.apsample;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The one place that knows the system clock and the system's random source. */
@Singleton
class TimeAndChance {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** Cryptographically strong. */
    @Produces
    @Singleton
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
