package org.openmss.audit.log;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.checkpoint.Checkpoint;
import org.openmss.audit.log.domain.Waiting;

/** How sealing goes, for metrics and health. */
@Singleton
class SealingState {
    private final InstantSource clock;
    private volatile @Nullable Checkpoint newest;
    private volatile @Nullable Instant lookedAt;
    private volatile long waitingRecords;
    private volatile @Nullable Instant waitingSince;
    private volatile @Nullable String failure;

    SealingState(MeterRegistry metrics, InstantSource clock) {
        this.clock = clock;
        metrics.gauge("mss.audit.tree.size", this, SealingState::treeSize);
        metrics.gauge("mss.audit.checkpoint.seconds", this, SealingState::checkpointTime);
        metrics.gauge("mss.audit.waiting.records", this, state -> state.waitingRecords);
        metrics.gauge(
                "mss.audit.waiting.oldest.seconds",
                this,
                state -> since(state.waitingSince).toMillis() / 1000.0);
    }

    void went(Optional<Checkpoint> checkpoint, Waiting waiting) {
        newest = checkpoint.orElse(null);
        lookedAt = clock.instant();
        waitingRecords = waiting.records();
        waitingSince = waiting.since().orElse(null);
        failure = null;
    }

    void failed(String why) {
        failure = why;
    }

    /** The age of the oldest record that is not sealed, or how long ago sealing came round last: a sealer that hangs cannot tell more. */
    Duration lag() {
        var waiting = since(waitingSince);
        var silence = silence();
        return waiting.compareTo(silence) > 0 ? waiting : silence;
    }

    /** Where the clock was set back, silence is counted from here on: it is not hidden until the clock is where it was. */
    private Duration silence() {
        var now = clock.instant();
        var looked = lookedAt;
        if (looked != null && looked.isAfter(now)) {
            lookedAt = now;
        }
        return since(lookedAt);
    }

    private Duration since(@Nullable Instant moment) {
        if (moment == null) {
            return Duration.ZERO;
        }
        var passed = Duration.between(moment, clock.instant());
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    long waitingRecords() {
        return waitingRecords;
    }

    long treeSize() {
        var checkpoint = newest;
        return checkpoint == null ? 0 : checkpoint.size();
    }

    /** Unix time of the newest checkpoint; 0 where there is none. */
    private long checkpointTime() {
        var checkpoint = newest;
        return checkpoint == null ? 0 : checkpoint.at().getEpochSecond();
    }
}
