package org.openmss.gateway.provider;

import io.smallrye.config.ConfigMapping;

/** What the register of application providers is told. */
@ConfigMapping(prefix = "mss.provider")
interface ProviderConfig {

    /** AES-256, 32 octets in base64: HMAC keys are encrypted with it. It is kept apart from the database and its backups. */
    String encryptionKey();
}
