package org.openmss.ca.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Telling the registration authority. */
@ConfigMapping(prefix = "mss.notification")
public interface NotificationConfig {
    /** Where there is no registration authority to tell, {@code false} throws the news away. */
    @WithDefault("true")
    boolean enabled();

    /** How long to wait for a registration authority that is away, at most, before it is tried again. */
    @WithDefault("5S")
    Duration longestPause();

    /** How long after a change this node waits for the answer before another node may tell the same. Longer than a call takes. */
    @WithDefault("30S")
    Duration lease();

    /** The service is not well while older news waits. */
    @WithDefault("30S")
    Duration warnAfter();
}
