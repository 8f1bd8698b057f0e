package org.openmss.gateway.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a receipt's message is shown. */
@ConfigMapping(prefix = "mss.receipt")
public interface ReceiptConfig {

    /** How long the user has where the application provider waits for the acknowledgement. */
    @WithDefault("PT60S")
    Duration acknowledgedWithin();

    /** How long the message stays on the phone where nobody waits. */
    @WithDefault("PT10M")
    Duration shownFor();
}
