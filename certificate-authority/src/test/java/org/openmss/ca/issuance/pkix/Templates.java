package org.openmss.ca.issuance.pkix;

import java.net.URI;
import java.time.Period;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.issuance.IssuanceConfig;
import org.openmss.ca.issuance.domain.CertificateSigner;
import org.openmss.ca.issuance.domain.CertificateTemplate;
import org.openmss.ca.issuance.domain.PossessionCheck;

/** The real template, signer and check, for tests without a container. */
public final class Templates {
    public static final IssuanceConfig CONFIG = new IssuanceConfig() {
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
    };

    private Templates() {}

    public static CertificateTemplate of(Hierarchy hierarchy) {
        return new UserCertificateTemplate(hierarchy, CONFIG);
    }

    public static CertificateSigner signer(Hierarchy hierarchy) {
        return new HierarchyCertificateSigner(hierarchy);
    }

    public static PossessionCheck possession() {
        return new EcdsaPossessionCheck();
    }
}
