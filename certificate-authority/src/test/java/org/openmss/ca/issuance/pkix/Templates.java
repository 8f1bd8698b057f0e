package org.openmss.ca.issuance.pkix;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.issuance.IssuanceConfig;
import org.openmss.ca.issuance.domain.CertificateTemplate;

/** The real template, for tests without a container. */
public final class Templates {
    private Templates() {}

    public static CertificateTemplate of(Hierarchy hierarchy) {
        return new UserCertificateTemplate(hierarchy);
    }

    static WeakKeyFile weakKeys(Path file) {
        return new WeakKeyFile(settings(Optional.empty(), Optional.of(file)));
    }

    /** The settings as they are by default. */
    public static IssuanceConfig settings(Optional<Path> profiles, Optional<Path> weakKeys) {
        return new Config(profiles, weakKeys);
    }

    private record Config(Optional<Path> profiles, Optional<Path> weakKeys) implements IssuanceConfig {
        @Override
        public URI practiceStatement() {
            return URI.create("http://localhost:8083/cps");
        }
    }
}
