package org.openmss.ca.hierarchy.pkix;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.CertificateFactory;

/** The real factory, for tests without a container. */
public final class CertificateFactories {
    private CertificateFactories() {}

    public static CertificateFactory of(HierarchyConfig config, InstantSource clock) {
        return new X509CertificateFactory(config, clock, new SecureRandom());
    }
}
