package org.openmss.audit.log;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.log.domain.Waiting;

/** How sealing goes, for metrics and health. */
@Singleton
class SealingState {
    private final InstantSource clock;
    private volatile long treeSize;
    private volatile long waitingRecords;
    private volatile @Nullable Instant waitingSince;
    private volatile @Nullable String failure;

    SealingState(MeterRegistry metrics, InstantSource clock) {
        this.clock = clock;
        metrics.gauge("mss.audit.tree.size", this, state -> state.treeSize);
        metrics.gauge("mss.audit.waiting.records", this, state -> state.waitingRecords);
        metrics.gauge(
                "mss.audit.waiting.oldest.seconds", this, state -> state.lag().toMillis() / 1000.0);
    }

    void went(long size, Waiting waiting) {
        treeSize = size;
        waitingRecords = waiting.records();
        waitingSince = waiting.since().orElse(null);
        failure = null;
    }

    void failed(String why) {
        failure = why;
    }

    /** The age of the oldest record that is not sealed. */
    Duration lag() {
        var since = waitingSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    long treeSize() {
        return treeSize;
    }
}
