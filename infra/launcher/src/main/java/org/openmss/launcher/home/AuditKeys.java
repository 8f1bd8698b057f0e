package org.openmss.launcher.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.openmss.launcher.Obstacle;

/** The keys that sign the checkpoints of the audit logs, one for each service and for nothing else; their public halves are for auditors. */
public final class AuditKeys {
    private final MssHome home;

    public AuditKeys(MssHome home) {
        this.home = home;
    }

    /** The file with both halves, made when it is not there. */
    public synchronized Path of(String service) {
        var file = home.secrets().resolve(service + "-audit-key.pem");
        if (!Files.exists(file)) {
            make(service, file);
        }
        return file;
    }

    private void make(String service, Path file) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var publicHalf = Pem.block("PUBLIC KEY", keys.getPublic().getEncoded());
            home.write(home.trust().resolve(service + "-audit.pem"), publicHalf);
            home.write(file, Pem.block("PRIVATE KEY", keys.getPrivate().getEncoded()) + publicHalf);
        } catch (GeneralSecurityException e) {
            throw new Obstacle("This JDK cannot make EC keys: use a complete JDK 25.", e);
        }
    }
}
