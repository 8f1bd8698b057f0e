package org.openmss.gateway.provider;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Seal;

/** The keys that an application provider and this gateway authenticate messages with (HMAC-SHA-256), and how they rest in the database. */
@Startup
@Singleton
class HmacKeys {
    private static final int OCTETS = 32;
    private final Seal seal;
    private final RandomGenerator chance;

    HmacKeys(ProviderConfig config, RandomGenerator chance) {
        this.seal = Seal.withKey("mss.provider.encryption-key", config.encryptionKey());
        this.chance = chance;
    }

    Bytes make() {
        byte[] random = new byte[OCTETS];
        chance.nextBytes(random);
        return Bytes.of(random);
    }

    Bytes seal(String apId, Bytes key) {
        return seal.seal(key, apId, chance);
    }

    Bytes open(String apId, Bytes sealed) {
        return seal.open(sealed, apId);
    }
}
