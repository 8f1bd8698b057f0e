package org.openmss.gateway.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the register of application providers is told. */
@ConfigMapping(prefix = "mss.provider")
interface ProviderConfig {

    /** AES-256, 32 octets in base64: HMAC keys are encrypted with it. It is kept apart from the database and its backups. */
    String encryptionKey();

    /** Whether callback addresses may be {@code http://localhost}: for development. */
    @WithDefault("false")
    boolean plainCallbacks();
}
