package org.openmss.ca.timestamp.domain;

import java.time.Duration;

/** How far the time in a time-stamp may be from UTC: a second or less, as EN 319 421 wants it (policy BTSP). */
public record Accuracy(Duration value) {
    private static final Duration WORST = Duration.ofSeconds(1);
    private static final int MILLION = 1_000_000;

    public Accuracy {
        if (value.toMillis() < 1 || value.compareTo(WORST) > 0 || value.getNano() % MILLION != 0) {
            throw new IllegalArgumentException("mss.timestamp.accuracy is whole milliseconds, from 1 to 1000");
        }
    }

    public int seconds() {
        return value.toSecondsPart();
    }

    /** Those that are left beside the seconds: 0 to 999. */
    public int millis() {
        return value.toMillisPart();
    }
}
