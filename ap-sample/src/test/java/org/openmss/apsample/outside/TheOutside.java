package org.openmss.apsample.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Starts the stand-ins and points the shop to them. */
public final class TheOutside implements QuarkusTestResourceLifecycleManager {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    @Override
    public Map<String, String> start() {
        try {
            var trusted = new Authority(Instant.now());
            running.push(trusted);
            var foreign = new Authority(Instant.now());
            running.push(foreign);
            var gateway = new StubGateway(trusted, foreign);
            running.push(gateway);
            var anchor = Files.createTempFile("trust-anchor", ".pem");
            running.push(() -> Files.deleteIfExists(anchor));
            Files.writeString(anchor, trusted.rootPem());
            return Map.of(
                    "mss.gateway.url",
                    gateway.url(),
                    "mss.ap.id",
                    "shop.example",
                    "mss.ap.password",
                    "secret",
                    "mss.ap.trust-anchor",
                    anchor.toString());
        } catch (Exception e) {
            throw new IllegalStateException("the outside did not start", e);
        }
    }

    @Override
    public void stop() {
        running.forEach(one -> {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("the outside did not stop", e);
            }
        });
    }
}
