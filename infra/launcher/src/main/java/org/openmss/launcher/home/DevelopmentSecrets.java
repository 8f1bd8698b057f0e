package org.openmss.launcher.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.openmss.launcher.Obstacle;

/** Passwords and keys that were made by chance once and are the same at every start: one file each, readable to the owner alone. */
public final class DevelopmentSecrets {
    private final MssHome home;
    private final SecureRandom random = new SecureRandom();

    public DevelopmentSecrets(MssHome home) {
        this.home = home;
    }

    /** A password of 128 bits, which needs no quoting anywhere. */
    public synchronized String password(String name) {
        return find(name).orElseGet(() -> keep(name, HexFormat.of().formatHex(bytes(16))));
    }

    /** A key of 256 bits in base64. */
    public synchronized String key(String name) {
        return find(name).orElseGet(() -> keep(name, Base64.getEncoder().encodeToString(bytes(32))));
    }

    public Optional<String> find(String name) {
        var file = file(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw Obstacle.of(file, e);
        }
    }

    public String keep(String name, String secret) {
        home.write(file(name), secret);
        return secret;
    }

    private Path file(String name) {
        return home.secrets().resolve(name);
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
