package org.openmss.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openmss.audit.log.domain.Waiting;
import org.openmss.testkit.SettableClock;

class SealingStateTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final SettableClock clock = new SettableClock(NOON);
    private final SealingState state = new SealingState(new SimpleMeterRegistry(), clock);

    @Test
    void whereNothingWaitsNothingLags() {
        state.went(Optional.empty(), new Waiting(0, Optional.empty()));

        assertThat(state.lag()).isZero();
    }

    @Test
    void theOldestThatWaitsIsTheLag() {
        state.went(Optional.empty(), new Waiting(3, Optional.of(NOON.minusSeconds(5))));

        assertThat(state.lag()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aSealerThatHangsIsSeenThoughTheClockWasSetBack() {
        state.went(Optional.empty(), new Waiting(1, Optional.of(NOON)));
        clock.advance(Duration.ofHours(-2));

        assertThat(state.lag()).isZero();
        clock.advance(Duration.ofSeconds(90));

        assertThat(state.lag()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aSealerThatHangsLagsThoughNothingWaitedWhenItBegan() {
        state.went(Optional.empty(), new Waiting(0, Optional.empty()));
        clock.advance(Duration.ofSeconds(90));

        assertThat(state.lag()).isEqualTo(Duration.ofSeconds(90));
    }
}
