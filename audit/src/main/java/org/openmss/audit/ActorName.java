package org.openmss.audit;

import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Under which name somebody acts. A person's is the subject of the token, which its issuer gives to one person and to no other; names that people
 * are called by change, and may be the same. A service's is that of its certificate.
 */
public final class ActorName {
    private ActorName() {}

    public static String of(Principal principal) {
        return principal instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : principal.getName();
    }
}
