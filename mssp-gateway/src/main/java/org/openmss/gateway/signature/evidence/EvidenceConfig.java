package org.openmss.gateway.signature.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whom the gateway asks for time-stamps, and how long it waits for them and for status services. */
@ConfigMapping(prefix = "mss.evidence")
public interface EvidenceConfig {

    /** The authority's door for RFC 3161 over HTTP. Without one there is no CAdES-T and no CAdES-LT. */
    Optional<URI> timeStampingAuthority();

    @WithDefault("PT2S")
    Duration connectTimeout();

    /** From the question to the last octet of the answer. */
    @WithDefault("PT5S")
    Duration timeout();
}
