package org.openmss.ca.hierarchy;

import java.time.Instant;
import org.openmss.ca.hierarchy.domain.Issuer;

/** An issuing CA as all doors of this service show it. */
public record IssuerView(String name, String keyId, String state, Instant notBefore, Instant notAfter) {

    public static IssuerView of(Issuer issuer, Hierarchy hierarchy) {
        return new IssuerView(
                issuer.name().value(),
                issuer.id().value(),
                hierarchy.standing(issuer).name(),
                issuer.certificate().notBefore(),
                issuer.certificate().notAfter());
    }

    /** Two operators have to agree before it issues. */
    public boolean waiting() {
        return state.equals(Hierarchy.Standing.WAITING.name());
    }
}
