package org.openmss.ca.timestamp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** So many time-stamps a second and no more: the door is open to the world, and each costs a signature and two rows. */
@Singleton
class SigningRate {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final int perSecond;
    private final InstantSource clock;
    private long credit;
    private Instant counted;

    @Inject
    SigningRate(TimeStampConfig config, InstantSource clock) {
        this(config.perSecond(), clock);
    }

    SigningRate(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.credit = SECOND * perSecond;
        this.counted = clock.instant();
    }

    /** One more, or not: what a second allows may come at once. */
    synchronized boolean admits() {
        Instant now = clock.instant();
        long elapsed = Math.clamp(Duration.between(counted, now).toNanos(), 0, SECOND);
        counted = now;
        credit = Math.min(credit + elapsed * perSecond, SECOND * perSecond);
        if (credit < SECOND) {
            return false;
        }
        credit -= SECOND;
        return true;
    }
}
