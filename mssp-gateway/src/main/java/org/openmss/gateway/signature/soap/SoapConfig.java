package org.openmss.gateway.signature.soap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How this MSSP calls itself in SOAP messages. */
@ConfigMapping(prefix = "mss.soap")
public interface SoapConfig {

    /** MSSP_ID in responses, and the Node of faults. */
    @WithDefault("http://mssp.openmss.invalid")
    URI msspId();
}
