package org.openmss.audit.log;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.checkpoint.CheckpointSigner;
import org.openmss.audit.checkpoint.file.FileCheckpointSigner;

/** The keys that the settings name; none where nothing is sealed here. */
@Singleton
public class SealingKeys {
    private final AuditConfig config;
    private final List<CheckpointSigner> signers;

    SealingKeys(AuditConfig config) {
        this.config = config;
        var opened = new ArrayList<CheckpointSigner>();
        if (config.sealing() && config.key().file().isPresent()) {
            for (var key : List.of(config.key(), config.experimentalKey())) {
                key.file().ifPresent(file -> opened.add(FileCheckpointSigner.open(file, key.password())));
            }
        }
        this.signers = List.copyOf(opened);
    }

    List<CheckpointSigner> signers() {
        return signers;
    }

    List<AuditKey> formerKeys() {
        return config.formerKeys().map(SealingKeys::read).map(AuditKey::allOf).orElse(List.of());
    }

    /** The public halves, also of those that signed before. */
    public List<AuditKey> all() {
        return Stream.concat(signers.stream().map(CheckpointSigner::key), formerKeys().stream())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("mss.audit.former-keys cannot be read", unreadable);
        }
    }
}
