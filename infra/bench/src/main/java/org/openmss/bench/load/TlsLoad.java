package org.openmss.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.HdrHistogram.Histogram;
import org.openmss.launcher.Obstacle;

/** Mutual TLS, a thread for each connection, in a closed loop: for doors whose answers cost far more than their reading. */
public final class TlsLoad {
    private static final int LARGEST = 256 * 1024;
    private static final int DIGITS = 3;
    private static final int WARM_UP_SHARE = 10;
    private final Load load;
    private final SSLContext tls;
    private final Exchanges exchanges;
    private final Watch watch;

    private TlsLoad(Load load, SSLContext tls, Exchanges exchanges) {
        this.load = load;
        this.tls = tls;
        this.exchanges = exchanges;
        this.watch = new Watch(load, System.nanoTime());
    }

    public static Measured run(Load load, SSLContext tls, Exchanges exchanges) {
        var run = new TlsLoad(load, tls, exchanges);
        List<Callable<Void>> connections = new ArrayList<>();
        for (int i = 0; i < load.connections(); i++) {
            connections.add(run::askUntilTheEnd);
        }
        try (var threads = Executors.newFixedThreadPool(load.connections())) {
            for (Future<Void> connection : threads.invokeAll(connections)) {
                connection.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while measuring", interrupted);
        } catch (ExecutionException broken) {
            throw new Obstacle("the load on port " + load.port() + " broke off: " + broken.getMessage(), broken);
        }
        return run.watch.measured();
    }

    /** Some requests one after the other on one connection; the first tenth warms up. */
    public static Measured each(int port, SSLContext tls, Exchanges exchanges, int times) {
        var request = ByteBuffer.allocate(LARGEST);
        var latencies = new Histogram(DIGITS);
        try (var connection = TlsConnection.open(tls, port)) {
            long begin = System.nanoTime();
            for (int i = 0; i < times; i++) {
                long wanted = System.nanoTime();
                exchange(connection, exchanges, request);
                if (i >= times / WARM_UP_SHARE) {
                    latencies.recordValue(System.nanoTime() - wanted);
                }
            }
            return new Measured(times, Duration.ofNanos(System.nanoTime() - begin), latencies);
        } catch (IOException broken) {
            throw new Obstacle("port " + port + " did not answer as it should: " + broken.getMessage(), broken);
        }
    }

    /** A number of requests over some connections, as fast as they are answered. */
    public static void all(int port, SSLContext tls, Exchanges exchanges, int times, int connections) {
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var parts = IntStream.range(0, connections)
                    .mapToObj(i -> times / connections + (i < times % connections ? 1 : 0))
                    .map(part -> threads.submit(() -> each(port, tls, exchanges, part)))
                    .toList();
            for (var part : parts) {
                part.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while preparing", interrupted);
        } catch (ExecutionException broken) {
            throw new Obstacle("port " + port + " did not answer as it should: " + broken.getMessage(), broken);
        }
    }

    private Void askUntilTheEnd() throws IOException {
        var request = ByteBuffer.allocate(LARGEST);
        try (var connection = TlsConnection.open(tls, load.port())) {
            long wanted = System.nanoTime();
            while (!watch.isOver(wanted)) {
                exchange(connection, exchanges, request);
                long now = System.nanoTime();
                watch.answered(wanted, now);
                wanted = now;
            }
        }
        return null;
    }

    private static void exchange(TlsConnection connection, Exchanges exchanges, ByteBuffer request) throws IOException {
        int number = exchanges.next(request.clear());
        var reply = connection.ask(request.array(), request.position());
        if (!exchanges.answered(number, reply.status(), reply.body())) {
            throw new IOException("an answer is none: HTTP status " + reply.status() + ", "
                    + StandardCharsets.UTF_8.decode(reply.body()));
        }
    }
}
