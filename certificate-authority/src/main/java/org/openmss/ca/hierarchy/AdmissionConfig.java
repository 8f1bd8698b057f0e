package org.openmss.ca.hierarchy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Taking a new issuing CA into use. */
@ConfigMapping(prefix = "mss.admission")
public interface AdmissionConfig {
    /** Whether two operators have to agree. A development hierarchy, which the service makes itself, needs none. */
    @WithDefault("true")
    boolean secondOperator();
}
