package org.openmss.ca.timestamp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.openmss.ca.issuance.domain.Oid;

/** What this time-stamping authority promises, and to how many. */
@ConfigMapping(prefix = "mss.timestamp")
public interface TimeStampConfig {

    /** The policy of every time-stamp; the built-in one is a placeholder. */
    @WithDefault("2.999.1.8")
    Oid policy();

    /** How far the clock may be from UTC. The operator keeps this promise. */
    @WithDefault("1S")
    Duration accuracy();

    /** How many time-stamps one replica makes in a second at most. */
    @WithDefault("20")
    @Min(1)
    @Max(10_000)
    int perSecond();
}
