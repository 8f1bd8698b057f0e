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
        return as(name, "ca-operator", act);
    }

    public static <T> T registrationAuthority(Supplier<T> act) {
        return as("registration-authority", "registration-authority", act);
    }

    /** From now on real credentials count. */
    public static void nobody() {
        CDI.current().select(TestIdentityAssociation.class).get().setTestIdentity(null);
    }

    private static <T> T as(String name, String role, Supplier<T> act) {
        var association = CDI.current().select(TestIdentityAssociation.class).get();
        var before = association.getTestIdentity();
        association.setTestIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole(role)
                .build());
        try {
            return act.get();
        } finally {
            association.setTestIdentity(before);
        }
    }
}
