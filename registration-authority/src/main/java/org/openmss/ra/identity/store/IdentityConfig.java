package org.openmss.ra.identity.store;

import io.smallrye.config.ConfigMapping;

/** Keys that protect identity data, 32 octets each in base64. They are kept apart from the database and its backups. */
@ConfigMapping(prefix = "mss.identity")
interface IdentityConfig {

    /** AES-256: document numbers are encrypted with it. */
    String encryptionKey();

    /** HMAC-SHA-256: a document that was presented before is recognised by it. */
    String hashKey();
}
