package org.openmss.audit.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The sealed log's settings. */
@ConfigMapping(prefix = "mss.audit")
public interface AuditConfig {

    /** The log's name in its checkpoints, unique among all logs that an auditor reads, such as {@code ca.example/audit}. */
    @WithDefault("${quarkus.application.name}")
    String origin();

    /** Who may read the trail: the role in an auditor's token. */
    @WithDefault("auditor")
    String readerRole();

    /** False only where a deployment says in plain words that its records need no seal; a production start without a key is refused otherwise. */
    @WithDefault("true")
    boolean sealing();

    /** The audit key: no other key of the service may be used. */
    Key key();

    /** A second signature, experimental: an ML-DSA-65 key. */
    Key experimentalKey();

    /** Public keys (PEM) that signed this log before the present one did. */
    Optional<Path> formerKeys();

    /** Every checkpoint is appended here too, outside the database. */
    Optional<Path> checkpointsFile();

    /** How often records are sealed, or {@code off}. */
    @WithDefault("1s")
    String sealEvery();

    /** Most records in one round. */
    @WithDefault("5000")
    @Min(1)
    @Max(50_000)
    int batch();

    /** A record that waits longer turns the service's health red. */
    @WithDefault("60S")
    Duration longestWait();

    /** A key in a file: PKCS#12 where there is a password, otherwise PEM. */
    interface Key {
        Optional<Path> file();

        Optional<String> password();
    }
}
