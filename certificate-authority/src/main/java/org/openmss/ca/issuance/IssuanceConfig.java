package org.openmss.ca.issuance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;

/** What users' certificates say beyond the profile. The policy OIDs of the 2.999 arc are placeholders for development. */
@ConfigMapping(prefix = "mss.issuance")
public interface IssuanceConfig {

    /** How long a certificate lives, at most as long as the CA's. */
    @WithDefault("P3Y")
    Period life();

    /** This CA's own policy for authentication certificates. */
    @WithDefault("2.999.1.1")
    @Pattern(regexp = "[0-2](\\.[0-9]+)+")
    String authenticationPolicy();

    /** This CA's own policy for signature certificates. */
    @WithDefault("2.999.1.2")
    @Pattern(regexp = "[0-2](\\.[0-9]+)+")
    String signaturePolicy();

    /** Where the certification practice statement is. */
    @WithDefault("http://localhost:8083/cps")
    URI practiceStatement();

    /** Hashes of keys that are never certified: see {@code docs/certificate-profile.md}, USR-9. */
    Optional<Path> weakKeys();
}
