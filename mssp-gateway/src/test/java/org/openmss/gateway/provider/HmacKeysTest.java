package org.openmss.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HmacKeysTest {
    private final HmacKeys keys =
            new HmacKeys(new Settings(Base64.getEncoder().encodeToString(new byte[32]), false), new SecureRandom());

    private record Settings(String encryptionKey, boolean plainCallbacks) implements ProviderConfig {}

    @Test
    void aKeyOpensForTheProviderItWasMadeFor() {
        var key = keys.make();
        var sealed = keys.seal("bank", key);

        assertThat(keys.open("bank", sealed)).isEqualTo(key);
        assertThatThrownBy(() -> keys.open("shop", sealed)).isInstanceOf(IllegalStateException.class);
    }
}
