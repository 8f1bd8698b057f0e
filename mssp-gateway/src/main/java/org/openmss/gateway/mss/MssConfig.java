package org.openmss.gateway.mss;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How this MSSP calls itself in messages of TS 102 204. */
@ConfigMapping(prefix = "mss.mssp")
public interface MssConfig {

    /** MSSP_ID in responses, and the Node of faults. */
    @WithDefault("http://mssp.openmss.invalid")
    URI id();
}
