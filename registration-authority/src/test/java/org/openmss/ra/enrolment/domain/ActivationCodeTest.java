package org.openmss.ra.enrolment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivationCodeTest {
    private final SecureRandom chance = new SecureRandom();

    @Test
    void onlyTheCodeItselfMatchesItsHash() {
        var code = new ActivationCode("01234567");

        var hashed = HashedCode.of(code, chance);

        assertThat(hashed.isOf(code)).isTrue();
        assertThat(hashed.isOf(new ActivationCode("01234568"))).isFalse();
    }

    @Test
    void theSameCodeHasAnotherHashEveryTime() {
        var code = new ActivationCode("01234567");

        assertThat(HashedCode.of(code, chance)).isNotEqualTo(HashedCode.of(code, chance));
    }

    @Test
    void aCallForKeysEndsAfterFifteenMinutes() {
        var now = Instant.parse("2026-06-01T10:00:00Z");

        var call = KeyGeneration.fresh(ActivationCode.random(chance), now, chance);

        assertThat(call.hasExpiredAt(Instant.parse("2026-06-01T10:14:59.999Z"))).isFalse();
        assertThat(call.hasExpiredAt(Instant.parse("2026-06-01T10:15:00Z"))).isTrue();
    }
}
