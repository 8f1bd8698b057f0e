package org.openmss.gateway.handshake.domain;

import java.time.Instant;
import java.util.Optional;

/** The newest handshake of each application provider. */
public interface Handshakes {

    /** It takes the place of the one before. Its methods are kept with the provider. */
    void replace(String apId, Handshake handshake);

    Optional<Instant> agreedAt(String apId);

    /** What the provider's messages may be signed with at this moment. */
    Terms terms(String apId);
}
