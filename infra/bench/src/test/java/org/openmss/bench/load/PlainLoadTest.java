package org.openmss.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.launcher.Obstacle;

class PlainLoadTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private final AtomicInteger received = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/echo", exchange -> {
            received.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/closing", exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            try {
                held.await(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, 0);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyAnswerBelongsToItsRequest() {
        var numbers = new Numbers("/echo", 200);

        var measured = PlainLoad.run(closed(4), numbers);

        assertThat(numbers.right).isPositive();
        assertThat(measured.answers()).isPositive().isLessThanOrEqualTo(received.get());
        assertThat(measured.latencies().getTotalCount()).isEqualTo(measured.answers());
        assertThat(measured.perSecond()).isPositive();
    }

    @Test
    void aServerThatClosesEachConnectionIsConnectedToAnew() {
        var numbers = new Numbers("/closing", 200);

        PlainLoad.run(closed(2), numbers);

        assertThat(numbers.answered).isGreaterThan(2);
    }

    @Test
    void aWrongAnswerEndsTheMeasurement() {
        assertThatThrownBy(() -> PlainLoad.run(closed(1), new Numbers("/nowhere", 200)))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("HTTP status 404");
    }

    @Test
    void waitingForAConnectionCountsWhereTheRateIsFixed() {
        // One connection gives 5 answers a second, and 50 requests are due: the later wait for the earlier.
        var load = Load.open(server.getAddress().getPort(), 1, Duration.ZERO, Duration.ofSeconds(1), 50);

        var measured = PlainLoad.run(load, new Numbers("/slow", 200));

        assertThat(measured.percentile(100)).isGreaterThan(400);
    }

    private Load closed(int connections) {
        return Load.closed(server.getAddress().getPort(), connections, Duration.ofMillis(50), SHORT);
    }

    /** Sends numbers, and knows whether the same number comes back. */
    private static final class Numbers implements Exchanges {
        private final String path;
        private final int wanted;
        private int asked;
        private int answered;
        private int right;

        Numbers(String path, int wanted) {
            this.path = path;
            this.wanted = wanted;
        }

        @Override
        public int next(ByteBuffer request) {
            int number = asked++;
            request.put(Http.post(
                    path, "text/plain", ByteBuffer.allocate(4).putInt(number).array()));
            return number;
        }

        @Override
        public boolean answered(int number, int status, ByteBuffer body) {
            answered++;
            right += body.remaining() == 4 && body.getInt() == number ? 1 : 0;
            return status == wanted && (!path.equals("/echo") || right == answered);
        }
    }
}
