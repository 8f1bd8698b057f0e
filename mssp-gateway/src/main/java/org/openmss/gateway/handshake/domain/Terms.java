package org.openmss.gateway.handshake.domain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** Whose signature a message has to carry, and of which kind. Empty where nothing is valid any more: then no message is accepted. */
public record Terms(List<X509Certificate> certificates, Set<MessageAlgorithm> algorithms) {

    public Terms {
        certificates = List.copyOf(certificates);
        algorithms = Set.copyOf(algorithms);
    }
}
