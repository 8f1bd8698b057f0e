package org.openmss.ca.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The comparison of what CRLs and OCSP say (certificate profile POL-5). */
@ConfigMapping(prefix = "mss.comparison")
public interface ComparisonConfig {
    /** How often, or {@code off}. */
    @WithDefault("1h")
    String every();

    /** How long after the start for the first time. */
    @WithDefault("5m")
    String firstAfter();

    /** How long after a change the CRLs may still be silent about it: the announced delay. */
    @WithDefault("60S")
    Duration delay();

    /** Of how many lines of each CRL OCSP is asked. */
    @WithDefault("1000")
    @Min(1)
    int sample();
}
