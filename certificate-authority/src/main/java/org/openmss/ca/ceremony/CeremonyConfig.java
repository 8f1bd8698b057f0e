package org.openmss.ca.ceremony;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The plan of a key ceremony, beside the service's own settings in {@code mss.ca}, and those of the root's keys. */
@ConfigMapping(prefix = "mss.ceremony")
interface CeremonyConfig {

    /** The algorithm of a new root; left out, the root is the one its device holds. */
    Optional<String> root();

    /** The issuing CAs to make: name and algorithm. */
    Map<String, String> authorities();

    /** Whether the next time-stamping key is made under a CA that is there; with a new CA of the line that issues one is always made. */
    @WithDefault("false")
    boolean timeStamping();

    /** From thisUpdate to nextUpdate of the root's CRL. */
    @WithDefault("180D")
    Duration rootCrlLife();
}
