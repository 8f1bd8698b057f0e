package org.openmss.gateway.notification.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.TestInfrastructure;
import org.openmss.gateway.notification.NotificationConfig;
import org.openmss.gateway.notification.domain.CallbackTransport.CallbackFailure;

/** What a callback may reach, and what it takes for an answer, against a real server. */
class GuardedCallbacksTest {
    private static final String BODY = "<told/>";
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile HttpHandler behaviour = exchange -> reply(exchange, 200, "thank you");
    private HttpServer server;

    private record Settings(boolean privateAddresses, Optional<String> tlsConfigurationName)
            implements NotificationConfig {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration answerWithin() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration giveUpAfter() {
            return Duration.ofHours(24);
        }
    }

    /** None, or one that trusts the test's own CA. */
    private record Tls(Optional<TlsConfiguration> mesh) implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return mesh;
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            behaviour.handle(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        vertx.close();
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    private URI at(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/mss?shop=1");
    }

    /** The name means each of the addresses in turn, as a rebinding name server answers. */
    private GuardedCallbacks callbacks(boolean privateAddresses, String... addresses) {
        NameResolver names = host ->
                List.of(InetAddress.getByName(addresses[Math.min(asked.getAndIncrement(), addresses.length - 1)]));
        return new GuardedCallbacks(
                vertx, new Tls(Optional.empty()), names, new Settings(privateAddresses, Optional.empty()));
    }

    @Test
    void whatIsSaidArrivesAtTheCheckedAddressUnderTheNameThatWasAsked() throws Exception {
        var seen = new StringBuilder();
        behaviour = exchange -> {
            seen.append(exchange.getRequestMethod())
                    .append(' ')
                    .append(exchange.getRequestURI())
                    .append(' ')
                    .append(exchange.getRequestHeaders().getFirst("Host"))
                    .append(' ')
                    .append(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .append(' ')
                    .append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            reply(exchange, 200, "thank you");
        };

        var reply = callbacks(true, "127.0.0.1").post(at("shop.example"), "application/soap+xml", BODY);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.body().toArray(), StandardCharsets.UTF_8)).isEqualTo("thank you");
        assertThat(seen.toString())
                .isEqualTo("POST /mss?shop=1 shop.example:"
                        + server.getAddress().getPort() + " application/soap+xml " + BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.1.1", "::1", "fd00::1"})
    void aNameThatLeadsInsideIsNotCalled(String inside) {
        assertThatThrownBy(() -> callbacks(false, inside).post(at("shop.example"), "text/xml", BODY))
                .isInstanceOf(CallbackFailure.class)
                .hasMessageContaining("private");
        assertThat(calls).hasValue(0);
    }

    @Test
    void oneAddressInsideAmongOthersIsEnoughToRefuse() {
        NameResolver names = host -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.1"));

        assertThatThrownBy(() -> new GuardedCallbacks(
                                vertx, new Tls(Optional.empty()), names, new Settings(false, Optional.empty()))
                        .post(at("shop.example"), "text/xml", BODY))
                .hasMessageContaining("private");
        assertThat(calls).hasValue(0);
    }

    @Test
    void aNameIsResolvedOnceAndTheCheckedAddressIsTheOneThatIsCalled() throws Exception {
        var rebinding = callbacks(true, "127.0.0.1", "192.0.2.1");

        assertThat(rebinding.post(at("shop.example"), "text/xml", BODY).status())
                .isEqualTo(200);

        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"localhost, true, 200", "shop.example, true, 0", "localhost, false, 0"})
    void overTlsTheNameMustStandInACertificateThatIsTrusted(String host, boolean trusted, int status)
            throws IOException {
        var secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(
                new HttpsConfigurator(TestInfrastructure.tls(TestInfrastructure.client("CN=shop"))));
        secure.createContext("/", exchange -> {
            calls.incrementAndGet();
            reply(exchange, 200, "thank you");
        });
        secure.start();
        var mesh = trusted ? Optional.<TlsConfiguration>of(new TrustingTestCa()) : Optional.<TlsConfiguration>empty();
        var callbacks = new GuardedCallbacks(
                vertx,
                new Tls(mesh),
                name -> List.of(InetAddress.getLoopbackAddress()),
                new Settings(true, trusted ? Optional.of("mesh") : Optional.empty()));

        int answered;
        try {
            answered = callbacks
                    .post(
                            URI.create("https://" + host + ":"
                                    + secure.getAddress().getPort() + "/"),
                            "text/xml",
                            BODY)
                    .status();
        } catch (CallbackFailure refused) {
            answered = 0;
        } finally {
            secure.stop(0);
        }

        assertThat(answered).isEqualTo(status);
        assertThat(calls).hasValue(status == 200 ? 1 : 0);
    }

    private static final class TrustingTestCa implements TlsConfiguration {
        @Override
        public KeyStore getKeyStore() {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable KeyCertOptions getKeyStoreOptions() {
            return null;
        }

        @Override
        public KeyStore getTrustStore() {
            throw new UnsupportedOperationException();
        }

        @Override
        public TrustOptions getTrustStoreOptions() {
            return new PemTrustOptions().addCertValue(Buffer.buffer(TestInfrastructure.caPem()));
        }

        @Override
        public SSLOptions getSSLOptions() {
            return new SSLOptions();
        }

        @Override
        public SSLContext createSSLContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isTrustAll() {
            return false;
        }

        @Override
        public Optional<String> getHostnameVerificationAlgorithm() {
            return Optional.empty();
        }

        @Override
        public boolean usesSni() {
            return false;
        }

        @Override
        public boolean reload() {
            return false;
        }
    }

    @Test
    void aRedirectIsTheAnswerAndNotFollowed() throws Exception {
        behaviour = exchange -> {
            exchange.getResponseHeaders().add("Location", at("localhost") + "/elsewhere");
            reply(exchange, 307, "");
        };

        assertThat(callbacks(true, "127.0.0.1")
                        .post(at("shop.example"), "text/xml", BODY)
                        .status())
                .isEqualTo(307);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anAnswerThatIsTooLongIsNone() {
        behaviour = exchange -> reply(exchange, 200, "x".repeat(65 * 1024));

        assertThatThrownBy(() -> callbacks(true, "127.0.0.1").post(at("shop.example"), "text/xml", BODY))
                .isInstanceOf(CallbackFailure.class)
                .hasMessageContaining("longer");
    }

    @Test
    void anAnswerThatTakesTooLongIsNone() {
        behaviour = exchange -> {
            try {
                over.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        };

        assertThatThrownBy(() -> callbacks(true, "127.0.0.1").post(at("shop.example"), "text/xml", BODY))
                .isInstanceOf(CallbackFailure.class)
                .hasMessageContaining("within");
    }

    @Test
    void aServerThatIsAwayIsAFailureWithoutItsDetails() {
        server.stop(0);

        assertThatThrownBy(() -> callbacks(true, "127.0.0.1").post(at("shop.example"), "text/xml", BODY))
                .isInstanceOf(CallbackFailure.class)
                .hasMessageNotContaining("127.0.0.1");
    }
}
