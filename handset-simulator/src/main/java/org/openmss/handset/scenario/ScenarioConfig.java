package org.openmss.handset.scenario;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether scenario numbers do what their digits say. */
@ConfigMapping(prefix = "mss.scenarios")
public interface ScenarioConfig {

    @WithDefault("false")
    boolean enabled();

    /** What the automatic users type. Whoever activates the phone of such a number chooses this PIN for it. */
    @WithDefault("2580")
    String pin();
}
