package org.openmss.doors;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** The one place that knows the system clock and the system's random source. Public for a program that runs without a container. */
@Singleton
public class TimeAndChance {

    /** In microseconds, as the database keeps time: a moment that was stored is equal to the one that is still in hand. */
    @Produces
    @Singleton
    public InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    /** Cryptographically strong. */
    @Produces
    @Singleton
    public RandomGenerator chance() {
        return new SecureRandom();
    }
}
