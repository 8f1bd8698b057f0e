package org.openmss.handset.phone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where phones are found. */
@ConfigMapping(prefix = "mss.phone")
public interface PhoneConfig {

    /** The address that a browser reaches this simulator at, without a slash at its end; also the only Origin whose requests are taken. */
    @WithDefault("http://localhost:8084")
    URI publicUrl();

    /** The longest that one look at the screen may last. */
    @WithDefault("PT60S")
    Duration longestLook();
}
