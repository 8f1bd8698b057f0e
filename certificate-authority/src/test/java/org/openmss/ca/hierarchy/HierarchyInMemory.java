package org.openmss.ca.hierarchy;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.Role;
import org.openmss.ca.hierarchy.domain.SignatureAlgorithm;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.ca.hierarchy.file.KeysInMemory;
import org.openmss.ca.hierarchy.pkix.CertificateFactories;

/** A hierarchy for tests that need neither files nor a container. */
public final class HierarchyInMemory {
    private HierarchyInMemory() {}

    public static Hierarchy create(InstantSource clock) {
        return load(true, new HashMap<>(), clock);
    }

    static Hierarchy load(boolean createIfAbsent, Map<Role, KeyBackend.Keeping> kept, InstantSource clock) {
        var config = new Config(createIfAbsent);
        var hierarchy = new Hierarchy(
                config, new Backend(kept), CertificateFactories.of(config, clock), (role, certificate) -> {}, clock);
        hierarchy.load();
        return hierarchy;
    }

    private record Backend(Map<Role, KeyBackend.Keeping> kept) implements KeyBackend {
        @Override
        public Optional<Keeping> find(Role role) {
            return Optional.ofNullable(kept.get(role));
        }

        @Override
        public SigningKey generate(SignatureAlgorithm algorithm) {
            return KeysInMemory.generate(algorithm, new SecureRandom());
        }

        @Override
        public void keep(Role role, Keeping keeping) {
            kept.put(role, keeping);
        }
    }

    private record Config(boolean createIfAbsent)
            implements HierarchyConfig, HierarchyConfig.Organization, HierarchyConfig.Keys {
        @Override
        public URI publicUrl() {
            return URI.create("http://localhost:8083");
        }

        @Override
        public Organization organization() {
            return this;
        }

        @Override
        public Keys keys() {
            return this;
        }

        @Override
        public Duration responderLife() {
            return Duration.ofDays(60);
        }

        @Override
        public String country() {
            return "XX";
        }

        @Override
        public String name() {
            return "Test";
        }

        @Override
        public String identifier() {
            return "NTRXX-1";
        }

        @Override
        public Path directory() {
            return Path.of("keys");
        }

        @Override
        public String password() {
            return "test";
        }

        @Override
        public boolean acceptFilesInProduction() {
            return false;
        }
    }
}
