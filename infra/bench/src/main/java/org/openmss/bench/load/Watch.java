package org.openmss.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Counts what is answered between the end of the warm-up and the end of the measured time. */
final class Watch {
    private static final long LONGEST = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;
    private final long begin;
    private final long end;
    private final Histogram latencies = new Histogram(LONGEST, DIGITS);
    private long answers;

    Watch(Load load, long now) {
        this.begin = now + load.warmUp().toNanos();
        this.end = begin + load.measured().toNanos();
    }

    boolean isOver(long now) {
        return now - end >= 0;
    }

    /** @param wanted when the request was to be sent, which may be before it could be: waiting for a connection counts */
    synchronized void answered(long wanted, long now) {
        if (now - begin >= 0 && now - end < 0) {
            answers++;
            latencies.recordValue(Math.min(now - wanted, LONGEST));
        }
    }

    synchronized Measured measured() {
        return new Measured(answers, Duration.ofNanos(end - begin), latencies);
    }
}
