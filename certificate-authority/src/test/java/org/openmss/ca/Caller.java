package org.openmss.ca;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.security.TestIdentityAssociation;
import jakarta.enterprise.inject.spi.CDI;
import java.util.function.Supplier;

/** Another caller than the one that {@code @TestSecurity} names, for a part of a test. */
public final class Caller {
    private Caller() {}

    public static <T> T operator(String name, Supplier<T> act) {
        var association = CDI.current().select(TestIdentityAssociation.class).get();
        var before = association.getTestIdentity();
        association.setTestIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole("ca-operator")
                .build());
        try {
            return act.get();
        } finally {
            association.setTestIdentity(before);
        }
    }
}
