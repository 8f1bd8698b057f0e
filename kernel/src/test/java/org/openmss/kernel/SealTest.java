package org.openmss.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final Bytes VALUE = Bytes.of("what nobody is to read".getBytes(StandardCharsets.UTF_8));
    private final SecureRandom chance = new SecureRandom();
    private final Seal seal = newSeal();

    private Seal newSeal() {
        byte[] key = new byte[32];
        chance.nextBytes(key);
        return Seal.withKey("some.key", Base64.getEncoder().encodeToString(key));
    }

    @Test
    void whatWasSealedOpensForItsOwner() {
        var sealed = seal.seal(VALUE, "ada", chance);

        assertThat(seal.open(sealed, "ada")).isEqualTo(VALUE);
        assertThat(new String(sealed.toArray(), StandardCharsets.ISO_8859_1)).doesNotContain("nobody");
        assertThat(seal.seal(VALUE, "ada", chance)).isNotEqualTo(sealed);
    }

    @Test
    void itDoesNotOpenForAnotherOwnerOrUnderAnotherKey() {
        var sealed = seal.seal(VALUE, "ada", chance);

        assertThatThrownBy(() -> seal.open(sealed, "grace")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> newSeal().open(sealed, "ada")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasChangedOrCutDoesNotOpen() {
        byte[] changed = seal.seal(VALUE, "ada", chance).toArray();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> seal.open(Bytes.of(changed), "ada")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open(Bytes.of(new byte[3]), "ada")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open(Bytes.of(new byte[12]), "ada")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "this is no base64"})
    void aKeyThatCannotBeUsedIsNamedAndNotRepeated(String setting) {
        assertThatThrownBy(() -> Seal.withKey("some.key", setting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("some.key ")
                .hasMessageNotContaining("this is no base64");
    }
}
