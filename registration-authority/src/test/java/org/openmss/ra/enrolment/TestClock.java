package org.openmss.ra.enrolment;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.openmss.testkit.SettableClock;

class TestClock {

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    SettableClock clock() {
        return new SettableClock(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
