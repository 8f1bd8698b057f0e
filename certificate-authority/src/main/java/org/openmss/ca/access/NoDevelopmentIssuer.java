package org.openmss.ca.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openmss.ca.hierarchy.HierarchyConfig;

/** Tokens of the development issuer, whose key lies beside the services, open no production CA. */
@ApplicationScoped
class NoDevelopmentIssuer {
    private static final String RESERVED_FOR_DEVELOPMENT = ".invalid";
    private final String issuer;
    private final HierarchyConfig config;

    NoDevelopmentIssuer(@ConfigProperty(name = "mp.jwt.verify.issuer") String issuer, HierarchyConfig config) {
        this.issuer = issuer;
        this.config = config;
    }

    void atStart(@Observes StartupEvent started) {
        refuse(ConfigUtils.isProfileActive("prod") && !config.keys().createIfAbsent(), issuer);
    }

    static void refuse(boolean production, String issuer) {
        if (production && issuer.endsWith(RESERVED_FOR_DEVELOPMENT)) {
            throw new IllegalStateException("mp.jwt.verify.issuer is " + issuer
                    + ", the development issuer; name the issuer of your operators' tokens");
        }
    }
}
