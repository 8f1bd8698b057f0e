package org.openmss.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.MssHome;

class ErrandLoadTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private final AtomicInteger received = new AtomicInteger();
    private HttpsServer server;
    private SSLContext client;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        var pki = new DevelopmentPki(MssHome.prepared(folder.resolve("home")), InstantSource.system());
        client = DevelopmentPki.clientOf(pki.trustAnchor());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(MutualTls.of(pki, "mssp-gateway")));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/long", exchange -> {
            received.incrementAndGet();
            byte[] body = new byte[40_000];
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachErrandThatWasBegunIsDoneAndTheTimeMeasuredIsThatOfAllItsExchanges() {
        var begun = new AtomicInteger();
        var done = new AtomicInteger();

        var measured = ErrandLoad.run(Load.closed(port(), 4, Duration.ofMillis(50), SHORT), client, connection -> {
            begun.incrementAndGet();
            assertThat(ask(connection)).isEqualTo(40_000);
            assertThat(ask(connection)).isEqualTo(40_000);
            done.incrementAndGet();
        });

        assertThat(measured.answers()).isPositive().isLessThanOrEqualTo(done.get());
        assertThat(done).hasValue(begun.get());
        assertThat(received).hasValue(2 * done.get());
    }

    @Test
    void atAFixedRateNoMoreErrandsAreBegunThanAreDue() {
        var done = new AtomicInteger();

        var measured = ErrandLoad.run(Load.open(port(), 4, Duration.ZERO, SHORT, 20), client, connection -> {
            ask(connection);
            done.incrementAndGet();
        });

        assertThat(done.get()).isBetween(6, 7);
        assertThat(measured.latencies().getTotalCount()).isEqualTo(measured.answers());
    }

    @Test
    void aNumberOfErrandsIsDoneThatOftenAndNoMore() {
        ErrandLoad.all(port(), client, ErrandLoadTest::ask, 17, 3);

        assertThat(received).hasValue(17);
    }

    @Test
    void anErrandThatFailsEndsTheMeasurement() {
        var load = Load.closed(port(), 1, Duration.ZERO, SHORT);

        assertThatThrownBy(() -> ErrandLoad.run(load, client, connection -> {
                    throw new IOException("not what it should be");
                }))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("not what it should be");
    }

    private static int ask(TlsConnection connection) throws IOException {
        return connection
                .ask(Http.post("/long", "text/plain", new byte[10], "Authorization: Basic Yjpj"))
                .body()
                .remaining();
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
