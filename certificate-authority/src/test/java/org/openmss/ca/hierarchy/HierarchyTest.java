package org.openmss.ca.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.Role;
import org.openmss.ca.hierarchy.domain.SignatureAlgorithm;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.ca.hierarchy.file.KeysInMemory;
import org.openmss.ca.hierarchy.pkix.CertificateFactories;
import org.openmss.testkit.SettableClock;

class HierarchyTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
    private final Map<Role, KeyBackend.Keeping> kept = new HashMap<>();

    private Hierarchy hierarchy(boolean createIfAbsent) {
        var config = new Config(createIfAbsent);
        CertificateFactory certificates = CertificateFactories.of(config, clock);
        var hierarchy = new Hierarchy(config, new Backend(kept), certificates, (role, certificate) -> {}, clock);
        hierarchy.load();
        return hierarchy;
    }

    @Test
    void withoutKeysTheStartFailsAndSaysWhatToDo() {
        assertThatThrownBy(() -> hierarchy(false))
                .hasMessageContaining("the CA has no root key in keys")
                .hasMessageContaining("mss.ca.keys.create-if-absent=true");
    }

    @Test
    void theKeysStayTheSameAtTheNextStart() {
        var first = hierarchy(true);

        var second = hierarchy(false);

        assertThat(second.issuing().certificate()).isEqualTo(first.issuing().certificate());
        assertThat(second.responder().certificate()).isEqualTo(first.responder().certificate());
    }

    @Test
    void keysOfDifferentHierarchiesAreRefused() {
        hierarchy(true);
        var issuing = kept.get(Role.ISSUING);
        kept.clear();
        hierarchy(true);
        kept.put(Role.ISSUING, Objects.requireNonNull(issuing));

        assertThatThrownBy(() -> hierarchy(false)).hasMessageContaining("different hierarchies");
    }

    @Test
    void theResponderCertificateIsRenewedBeforeAThirdOfItsLifeIsLeft() {
        var hierarchy = hierarchy(true);
        var first = hierarchy.responder().certificate();
        clock.advance(Duration.ofDays(39));
        hierarchy.renewResponder();
        assertThat(hierarchy.responder().certificate()).isEqualTo(first);

        clock.advance(Duration.ofDays(2));
        hierarchy.renewResponder();

        var renewed = hierarchy.responder().certificate();
        assertThat(renewed).isNotEqualTo(first);
        assertThat(renewed.notAfter()).isAfter(first.notAfter());
        assertThat(renewed.publicKey()).isNotEqualTo(first.publicKey());
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
