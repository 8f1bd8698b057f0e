package org.openmss.launcher.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import org.openmss.launcher.Obstacle;

/** The RSA key that SIM cards encrypt activation codes to: the RA has all of it, the cards its public half. */
public final class RegistrationAuthorityKey {
    /** Enough for development, and made in a moment; 3072 would take several seconds on a small machine. */
    private static final int BITS = 2048;

    private final MssHome home;

    public RegistrationAuthorityKey(MssHome home) {
        this.home = home;
    }

    public synchronized Path privateKey() {
        var file = home.secrets().resolve("registration-authority-activation-key.pem");
        if (!Files.exists(file)) {
            make(file);
        }
        return file;
    }

    public Path publicKey() {
        privateKey();
        return publicFile();
    }

    private Path publicFile() {
        return home.trust().resolve("registration-authority-activation-public-key.pem");
    }

    private void make(Path file) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var keys = generator.generateKeyPair();
            home.write(publicFile(), Pem.block("PUBLIC KEY", keys.getPublic().getEncoded()));
            home.write(file, Pem.block("PRIVATE KEY", keys.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new Obstacle("This JDK cannot make RSA keys: use a complete JDK 25.", e);
        }
    }
}
