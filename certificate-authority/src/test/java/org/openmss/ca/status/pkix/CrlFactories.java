package org.openmss.ca.status.pkix;

import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.status.domain.CrlFactory;
import org.openmss.ca.status.domain.RootCrlReader;

/** The real ones, for tests without a container. */
public final class CrlFactories {
    private CrlFactories() {}

    public static CrlFactory of(Hierarchy hierarchy) {
        return new X509CrlFactory(hierarchy);
    }

    public static RootCrlReader reader() {
        return new X509RootCrlReader();
    }
}
