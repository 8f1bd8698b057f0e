package org.openmss.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What came of a load: answers inside the measured time, and how long each took, in nanoseconds. */
public record Measured(long answers, Duration time, Histogram latencies) {
    private static final double NANOSECONDS_A_MILLISECOND = 1e6;
    private static final double NANOSECONDS_A_SECOND = 1e9;

    public double perSecond() {
        return answers * NANOSECONDS_A_SECOND / time.toNanos();
    }

    /** In milliseconds, such as 99 for what 99 of 100 answers did not exceed. */
    public double percentile(double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOSECONDS_A_MILLISECOND;
    }
}
