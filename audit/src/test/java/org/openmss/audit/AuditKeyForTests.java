package org.openmss.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** A fresh audit key in a PEM file. */
public final class AuditKeyForTests implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            var folder = Files.createTempDirectory("audit-key");
            var key = in(folder, "audit.pem");
            key.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            return Map.of("mss.audit.key.file", key.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path in(Path folder, String name) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var pair = generator.generateKeyPair();
            var base64 = Base64.getMimeEncoder();
            return Files.writeString(
                    folder.resolve(name),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + base64.encodeToString(pair.getPrivate().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\n"
                            + base64.encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {}
}
