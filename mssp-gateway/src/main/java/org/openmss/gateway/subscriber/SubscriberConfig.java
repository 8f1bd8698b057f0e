package org.openmss.gateway.subscriber;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Whose certificates this home MSSP accepts for its subscribers. */
@ConfigMapping(prefix = "mss.subscriber")
public interface SubscriberConfig {

    /** PEM file with the root certificates of the CAs that subscribers' certificates may come from. */
    Path trustAnchors();
}
