package org.openmss.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.openmss.launcher.Obstacle;

/**
 * Plain HTTP from one thread. It shares the machine with what it measures, so it is as light as can be: prepared bytes out, a length and
 * a status read from what comes in, no client library in between.
 */
public final class PlainLoad {
    private static final long LONGEST_PAUSE = Duration.ofNanos(50_000).toNanos();
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);
    private final Load load;
    private final Exchanges exchanges;
    private final Queue<PlainConnection> idle = new ArrayDeque<>();
    private final Watch watch;
    private long due;

    private PlainLoad(Load load, Exchanges exchanges) {
        this.load = load;
        this.exchanges = exchanges;
        this.due = System.nanoTime();
        this.watch = new Watch(load, due);
    }

    public static Measured run(Load load, Exchanges exchanges) {
        try (var selector = Selector.open()) {
            return new PlainLoad(load, exchanges).run(selector);
        } catch (IOException broken) {
            throw new Obstacle("the load on port " + load.port() + " broke off: " + broken.getMessage(), broken);
        }
    }

    /** One request, for whom the answer matters and the time does not. */
    public static void once(int port, Exchanges exchanges) {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var selector = Selector.open()) {
            var connection = PlainConnection.open(server, selector, exchanges);
            try {
                connection.ask(System.nanoTime());
                boolean whole = false;
                while (!whole) {
                    if (selector.select(LONGEST_SILENCE.toMillis()) == 0) {
                        throw new IOException("no answer came for " + LONGEST_SILENCE.toSeconds() + " s");
                    }
                    selector.selectedKeys().clear();
                    whole = connection.hasAnswer();
                }
                connection.deliver();
            } finally {
                connection.close();
            }
        } catch (IOException broken) {
            throw new Obstacle("port " + port + " did not answer as it should: " + broken.getMessage(), broken);
        }
    }

    private Measured run(Selector selector) throws IOException {
        var connections = new ArrayList<PlainConnection>();
        try {
            var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), load.port());
            for (int i = 0; i < load.connections(); i++) {
                var connection = PlainConnection.open(server, selector, exchanges);
                connections.add(connection);
                idle.add(connection);
            }
            long heard = System.nanoTime();
            while (!watch.isOver(System.nanoTime())) {
                send();
                int ready = await(selector);
                long now = System.nanoTime();
                heard = ready > 0 ? now : heard;
                if (now - heard > LONGEST_SILENCE.toNanos()) {
                    throw new IOException("no answer came for " + LONGEST_SILENCE.toSeconds() + " s");
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    take((PlainConnection) key.attachment());
                }
                selector.selectedKeys().clear();
            }
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
        return watch.measured();
    }

    private void send() throws IOException {
        if (load.rate().isEmpty()) {
            for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
                connection.ask(System.nanoTime());
            }
            return;
        }
        long interval = Duration.ofSeconds(1).toNanos() / load.rate().getAsInt();
        while (due - System.nanoTime() <= 0 && !idle.isEmpty()) {
            idle.remove().ask(due);
            due += interval;
        }
    }

    private int await(Selector selector) throws IOException {
        if (load.rate().isEmpty()) {
            return selector.select(LONGEST_SILENCE.toMillis());
        }
        int ready = selector.selectNow();
        if (ready == 0) {
            // Finer than a selector can wait.
            LockSupport.parkNanos(LONGEST_PAUSE);
        }
        return ready;
    }

    private void take(PlainConnection connection) throws IOException {
        if (connection.hasAnswer()) {
            watch.answered(connection.wanted(), System.nanoTime());
            connection.deliver();
            idle.add(connection);
        }
    }
}
