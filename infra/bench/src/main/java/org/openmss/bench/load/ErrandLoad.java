package org.openmss.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.openmss.launcher.Obstacle;

/** Errands over TLS, a virtual thread for each connection: in a closed loop, or each at its time whatever became of those before. */
public final class ErrandLoad {
    private final Load load;
    private final SSLContext tls;
    private final Errand errand;
    private final Watch watch;
    private final long begin;
    private final AtomicLong begun = new AtomicLong();

    private ErrandLoad(Load load, SSLContext tls, Errand errand) {
        this.load = load;
        this.tls = tls;
        this.errand = errand;
        this.begin = System.nanoTime();
        this.watch = new Watch(load, begin);
    }

    /** Ends when all that were begun are done. */
    public static Measured run(Load load, SSLContext tls, Errand errand) {
        var run = new ErrandLoad(load, tls, errand);
        each(load.connections(), load.port(), run::untilTheEnd);
        return run.watch.measured();
    }

    /** A number of errands over some connections, as fast as they are done. */
    public static void all(int port, SSLContext tls, Errand errand, int times, int connections) {
        var left = new AtomicLong(times);
        each(connections, port, () -> {
            try (var connection = TlsConnection.open(tls, port)) {
                while (left.getAndDecrement() > 0) {
                    errand.run(connection);
                }
            }
            return null;
        });
    }

    private static void each(int connections, int port, Callable<Void> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, connections)
                    .mapToObj(i -> threads.submit(work))
                    .toList();
            for (Future<Void> one : all) {
                one.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while measuring", interrupted);
        } catch (ExecutionException broken) {
            throw new Obstacle("the load on port " + port + " broke off: " + broken.getMessage(), broken);
        }
    }

    private Void untilTheEnd() throws IOException {
        try (var connection = TlsConnection.open(tls, load.port())) {
            long wanted = next();
            while (!watch.isOver(wanted)) {
                errand.run(connection);
                watch.answered(wanted, System.nanoTime());
                wanted = next();
            }
        }
        return null;
    }

    /** When the next errand is due; returns then, or at once where that has passed. */
    private long next() {
        if (load.rate().isEmpty()) {
            return System.nanoTime();
        }
        long due = begin
                + begun.getAndIncrement()
                        * Duration.ofSeconds(1).toNanos()
                        / load.rate().getAsInt();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
