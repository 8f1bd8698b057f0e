package org.openmss.ca.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openmss.testkit.SettableClock;

class SigningRateTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
    private final SigningRate rate = new SigningRate(10, clock);

    private long admitted(int asked) {
        return IntStream.range(0, asked).filter(i -> rate.admits()).count();
    }

    @Test
    void whatASecondAllowsMayComeAtOnce() {
        assertThat(admitted(50)).isEqualTo(10);
    }

    @Test
    void whatWasUsedComesBackWithTime() {
        admitted(50);

        clock.advance(Duration.ofMillis(299));

        assertThat(admitted(50)).isEqualTo(2);
    }

    @Test
    void aLongPauseAllowsNoMoreThanASecond() {
        admitted(50);

        clock.advance(Duration.ofDays(1));

        assertThat(admitted(50)).isEqualTo(10);
    }

    @Test
    void aClockThatIsSetBackGivesNothingAndStopsNothing() {
        admitted(50);
        clock.advance(Duration.ofHours(-1));
        assertThat(admitted(1)).isZero();

        clock.advance(Duration.ofSeconds(1));

        assertThat(admitted(50)).isEqualTo(10);
    }
}
