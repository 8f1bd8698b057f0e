package org.openmss.ca.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A service proves itself by its certificate: a token that claims a service's role is refused, whoever issued it. A person acts under the token's
 * subject, so a token without one is nobody's.
 */
@ApplicationScoped
class TokensAreForPeople implements SecurityIdentityAugmentor {
    static final String SERVICE = "registration-authority";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        if (identity.hasRole(SERVICE)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("a token claims the role of a service"));
        }
        if (!namesAPerson(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("a token has no subject"));
        }
        return Uni.createFrom().item(identity);
    }

    static boolean namesAPerson(JsonWebToken token) {
        return token.getSubject() != null && !token.getSubject().isBlank();
    }
}
