package org.openmss.gateway.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Telling application providers of transactions' ends. */
@ConfigMapping(prefix = "mss.notification")
public interface NotificationConfig {

    /** Where another replica delivers, {@code false} leaves the notifications to it. */
    @WithDefault("true")
    boolean enabled();

    /** Whether application providers may live at loopback, link-local and private addresses: for development, or a network of one's own. */
    @WithDefault("false")
    boolean privateAddresses();

    /** The TLS configuration with the trust anchors, and our certificate, for callbacks; without it, the JVM's public ones. */
    Optional<String> tlsConfigurationName();

    /** How long an application provider has for its answer. */
    @WithDefault("PT10S")
    Duration answerWithin();

    /** How long a replica that has begun to deliver is waited for before another one may. Longer than an answer takes. */
    @WithDefault("PT60S")
    Duration lease();

    /** Pauses between attempts grow up to this one. */
    @WithDefault("PT15M")
    Duration longestPause();

    /** How long after a transaction's end it is no longer tried. */
    @WithDefault("PT24H")
    Duration giveUpAfter();
}
