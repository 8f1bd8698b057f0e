package org.openmss.apsample.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;

/** What the shop got by contract from the mobile signature service, and what it trusts. */
@ConfigMapping(prefix = "mss.ap")
public interface ShopConfig {
    /** The AP_ID. */
    @NotBlank
    String id();

    @NotBlank
    String password();

    /** A PEM file with the root certificates that the shop trusts, obtained some other way than from the gateway. */
    Path trustAnchor();

    /** How long the user has. */
    @WithDefault("PT80S")
    Duration timeout();

    /** Whether the certificate's own OCSP responder is asked. Off is for tests without one. */
    @WithDefault("true")
    boolean revocation();

    /** Named in the text that is signed. */
    @WithDefault("OpenMSS Sample Shop")
    @NotBlank
    String shopName();
}
