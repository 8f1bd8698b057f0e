package org.openmss.ca.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A registration authority that writes down what it is told, {@code <serial> <body>}, and can be away, or refuse. */
@SuppressWarnings("NullAway.Init") // the test framework starts it before it stops it
public final class ListeningRegistrationAuthority implements QuarkusTestResourceLifecycleManager {
    static final List<String> heard = new CopyOnWriteArrayList<>();
    static final Set<String> refused = ConcurrentHashMap.newKeySet();
    static volatile boolean away;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/certificates/", ListeningRegistrationAuthority::serve);
        server.start();
        return Map.of(
                "mss.registration-authority.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "mss.notification.enabled",
                "true",
                "quarkus.scheduler.enabled",
                "false");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    static void reset() {
        heard.clear();
        refused.clear();
        away = false;
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String serial = exchange.getRequestURI().getPath().split("/")[2];
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = away ? 503 : refused.contains(serial) ? 422 : 204;
            if (status == 204) {
                heard.add(serial + " " + body);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
