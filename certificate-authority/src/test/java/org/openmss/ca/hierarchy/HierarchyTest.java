package org.openmss.ca.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.Role;
import org.openmss.testkit.SettableClock;

class HierarchyTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
    private final Map<Role, KeyBackend.Keeping> kept = new HashMap<>();

    private Hierarchy hierarchy(boolean createIfAbsent) {
        return HierarchyInMemory.load(createIfAbsent, kept, clock);
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
}
