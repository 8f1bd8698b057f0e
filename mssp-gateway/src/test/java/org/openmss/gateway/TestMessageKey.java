package org.openmss.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import org.openmss.gateway.TestInfrastructure.Client;

/** What the gateway signs its messages with in tests: a PKCS#12 file, made afresh for each run. */
public final class TestMessageKey implements QuarkusTestResourceLifecycleManager {
    static final Client GATEWAY = TestInfrastructure.client("CN=messages of the gateway");
    private static final String PASSWORD = "for this run";

    @Override
    public Map<String, String> start() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("messages", GATEWAY.key().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {
                GATEWAY.certificate()
            });
            var file = Files.createTempFile("messages", ".p12");
            file.toFile().deleteOnExit();
            try (var out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return Map.of(
                    "mss.message-signing.key-store",
                    file.toString(),
                    "mss.message-signing.key-store-password",
                    PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {}
}
