package org.openmss.ca.issuance.pkix;

import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.issuance.IssuanceConfig;
import org.openmss.ca.issuance.domain.CertificateTemplate;

/** The real template, for tests without a container. */
public final class Templates {
    private Templates() {}

    public static CertificateTemplate of(Hierarchy hierarchy) {
        return new UserCertificateTemplate(hierarchy, new Config(Optional.empty()));
    }

    static WeakKeyFile weakKeys(Path file) {
        return new WeakKeyFile(new Config(Optional.of(file)));
    }

    private record Config(Optional<Path> weakKeys) implements IssuanceConfig {
        @Override
        public Period life() {
            return Period.ofYears(3);
        }

        @Override
        public String authenticationPolicy() {
            return "2.999.1.1";
        }

        @Override
        public String signaturePolicy() {
            return "2.999.1.2";
        }

        @Override
        public URI practiceStatement() {
            return URI.create("http://localhost:8083/cps");
        }
    }
}
