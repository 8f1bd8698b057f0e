package org.openmss.bench.machine;

import java.time.Duration;
import org.openmss.launcher.Obstacle;

/** Looks at the service's heap while something goes on, and keeps the most it saw. */
public final class HeapWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private final Metrics metrics;
    private final Thread thread;
    private volatile boolean over;
    private volatile double peak;

    public HeapWatch(Metrics metrics) {
        this.metrics = metrics;
        this.thread = Thread.ofVirtual().start(this::look);
    }

    public double peakMegabytes() {
        return peak;
    }

    private void look() {
        while (!over) {
            peak = Math.max(peak, metrics.heapMegabytes());
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while watching the heap", e);
        }
    }
}
