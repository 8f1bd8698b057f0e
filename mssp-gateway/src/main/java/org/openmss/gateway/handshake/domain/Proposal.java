package org.openmss.gateway.handshake.domain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.openmss.gateway.provider.SecureMethod;

/**
 * What an application provider would like (MSS_HandshakeReq; TS 102 204, 8.12).
 *
 * @param methods whose messages are to travel signed
 * @param certificates which the provider signs with
 * @param roots the CAs that the provider accepts for the gateway's certificate; empty: any
 * @param algorithms which the provider can do
 */
public record Proposal(
        Set<SecureMethod> methods,
        List<X509Certificate> certificates,
        Set<RootName> roots,
        Set<MessageAlgorithm> algorithms) {

    public Proposal {
        methods = Set.copyOf(methods);
        certificates = List.copyOf(certificates);
        roots = Set.copyOf(roots);
        algorithms = Set.copyOf(algorithms);
    }
}
