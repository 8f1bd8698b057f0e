package org.openmss.ca.hierarchy;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmss.ca.hierarchy.domain.Admissions;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.ca.hierarchy.file.KeysInMemory;
import org.openmss.ca.hierarchy.pkix.CertificateFactories;
import org.openmss.kernel.Bytes;

/** A hierarchy for tests that need neither files nor a container. */
public final class HierarchyInMemory {
    private HierarchyInMemory() {}

    public static Hierarchy create(InstantSource clock) {
        return load(true, new ArrayList<>(), clock);
    }

    /** Its keys sign as well as others, and say that they take their time. */
    public static Hierarchy onADevice(InstantSource clock) {
        return load(new Backend(new ArrayList<>(), true), true, clock);
    }

    /** The root's key is at hand, for what a key ceremony would do, and not in the hierarchy. */
    public record OfflineRoot(Hierarchy hierarchy, Signatory root) {}

    public static OfflineRoot withOfflineRoot(InstantSource clock) {
        var kept = new ArrayList<KeyBackend.Keeping>();
        var root = load(true, kept, clock).root().signatory().orElseThrow();
        kept.removeIf(one -> one.name().value().equals(AuthorityName.ROOT.value()));
        return new OfflineRoot(load(false, kept, clock), root);
    }

    static HierarchyConfig config() {
        return new Config(false);
    }

    public static CertificateFactory certificates(InstantSource clock) {
        return CertificateFactories.of(new Config(false), clock);
    }

    static Hierarchy load(boolean createIfAbsent, List<KeyBackend.Keeping> kept, InstantSource clock) {
        return load(new Backend(kept, false), createIfAbsent, clock);
    }

    private static Hierarchy load(Backend backend, boolean createIfAbsent, InstantSource clock) {
        var config = new Config(createIfAbsent);
        var hierarchy = new Hierarchy(
                config,
                List.of(backend),
                CertificateFactories.of(config, clock),
                (role, certificate) -> {},
                new AllAdmitted(),
                clock);
        hierarchy.load();
        return hierarchy;
    }

    private record AllAdmitted() implements Admissions {
        @Override
        public boolean isAdmitted(AuthorityId issuer) {
            return true;
        }

        @Override
        public void admit(AuthorityId issuer, String operator) {
            throw new UnsupportedOperationException("all are");
        }
    }

    static KeyMaker keyMaker(List<KeyBackend.Keeping> kept, InstantSource clock) {
        return new KeyMaker(new Backend(kept, false), CertificateFactories.of(new Config(false), clock));
    }

    private record SlowKey(SigningKey key) implements SigningKey {
        @Override
        public Bytes publicKey() {
            return key.publicKey();
        }

        @Override
        public KeyAlgorithm algorithm() {
            return key.algorithm();
        }

        @Override
        public Bytes sign(Content toBeSigned) {
            return key.sign(toBeSigned);
        }

        @Override
        public boolean verifies(Content signed, Bytes signature) {
            return key.verifies(signed, signature);
        }
    }

    private record Backend(List<KeyBackend.Keeping> kept, boolean slow) implements KeyBackend {
        @Override
        public List<Keeping> all() {
            return List.copyOf(kept);
        }

        @Override
        public Kind kind() {
            return Kind.FILE;
        }

        @Override
        public String description() {
            return "memory";
        }

        @Override
        public SigningKey generate(KeyAlgorithm algorithm) {
            var key = KeysInMemory.generate(algorithm, new SecureRandom());
            return slow ? new SlowKey(key) : key;
        }

        @Override
        public void keep(Keeping keeping) {
            kept.add(keeping);
        }

        @Override
        public void complete(Keeping keeping) {
            kept.replaceAll(one -> one.name().equals(keeping.name()) ? keeping : one);
        }
    }

    private record Config(boolean createIfAbsent)
            implements HierarchyConfig,
                    HierarchyConfig.Organization,
                    HierarchyConfig.Keys,
                    HierarchyConfig.TimeStamping {
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
        public AuthorityName issuer() {
            return new AuthorityName("issuing");
        }

        @Override
        public KeyBackend.Kind backend() {
            return KeyBackend.Kind.FILE;
        }

        @Override
        public int mostWaiting() {
            return 64;
        }

        @Override
        public Optional<HierarchyConfig.Pkcs11> pkcs11() {
            return Optional.empty();
        }

        @Override
        public Duration responderLife() {
            return Duration.ofDays(60);
        }

        @Override
        public HierarchyConfig.TimeStamping timeStamping() {
            return this;
        }

        @Override
        public Duration life() {
            return Duration.ofDays(2190);
        }

        @Override
        public Duration use() {
            return Duration.ofDays(365);
        }

        @Override
        public Duration expiryWarning() {
            return Duration.ofDays(180);
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
        public Optional<String> password() {
            return Optional.of("test");
        }

        @Override
        public boolean acceptFilesInProduction() {
            return false;
        }
    }
}
