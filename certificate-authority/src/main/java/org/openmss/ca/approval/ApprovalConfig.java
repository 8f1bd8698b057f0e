package org.openmss.ca.approval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Dual control. */
@ConfigMapping(prefix = "mss.approval")
public interface ApprovalConfig {
    /** How long a second operator has to decide. */
    @WithDefault("24H")
    Duration life();
}
