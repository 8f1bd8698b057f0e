package org.openmss.gateway.handshake.domain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.openmss.gateway.provider.SecureMethod;

/**
 * What this gateway can do for an application provider.
 *
 * @param methods which it can serve signed
 * @param chain its own signing certificate and those above it; empty where it has no key
 * @param acceptable the provider's certificates that it accepts
 */
public record Abilities(Set<SecureMethod> methods, List<X509Certificate> chain, List<X509Certificate> acceptable) {

    public Abilities {
        methods = Set.copyOf(methods);
        chain = List.copyOf(chain);
        acceptable = List.copyOf(acceptable);
    }
}
