package org.openmss.gateway.signature;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of signature transactions. */
@ConfigMapping(prefix = "mss.signature")
public interface SignatureConfig {

    /** How long a user has where the request does not say. */
    @WithDefault("PT80S")
    Duration timeout();

    /** The shortest time a request may give; below it no user can read the text. */
    @WithDefault("PT5S")
    Duration shortestTimeout();

    @WithDefault("PT5M")
    Duration longestTimeout();

    /** The longest that one call may wait for a transaction's end. */
    @WithDefault("PT60S")
    Duration longestWait();
}
