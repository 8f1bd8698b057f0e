package org.openmss.handset;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.openmss.kernel.Bytes;

/** A registration authority's key pair, made afresh for each run. */
public final class RegistrationAuthorityKeyForTests implements QuarkusTestResourceLifecycleManager {
    static final KeyPair KEY = rsaKey();

    public static String keyId() {
        return Bytes.of(KEY.getPublic().getEncoded()).sha256().toHex();
    }

    private static KeyPair rsaKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            var file = Files.createTempFile("registration-authority", ".pem");
            file.toFile().deleteOnExit();
            String base64 =
                    Base64.getMimeEncoder().encodeToString(KEY.getPublic().getEncoded());
            Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
            return Map.of("mss.card.registration-authority-key", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
