package org.openmss.ca.issuance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the certificates of this deployment say beyond their profiles. */
@ConfigMapping(prefix = "mss.issuance")
public interface IssuanceConfig {

    /** A folder of profiles ({@code *.yaml}): more of them, or other ones for the built-in. */
    Optional<Path> profiles();

    /** Where the certification practice statement is, for profiles that name none. */
    @WithDefault("http://localhost:8083/cps")
    URI practiceStatement();

    /** Hashes of keys that are never certified: see {@code docs/certificate-profile.md}, USR-9. */
    Optional<Path> weakKeys();
}
