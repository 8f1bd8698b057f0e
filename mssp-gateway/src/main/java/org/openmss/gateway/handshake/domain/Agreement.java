package org.openmss.gateway.handshake.domain;

import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openmss.gateway.provider.SecureMethod;

/**
 * What both can and the provider wants (MSS_HandshakeResp; TS 102 204, 8.13).
 *
 * @param methods whose messages travel signed from now on, in both directions
 * @param gatewayCertificates which the gateway signs with
 * @param providerCertificates which the provider signs with
 */
public record Agreement(
        Set<SecureMethod> methods,
        List<X509Certificate> gatewayCertificates,
        List<X509Certificate> providerCertificates,
        Set<MessageAlgorithm> algorithms) {

    public Agreement {
        methods = Set.copyOf(methods);
        gatewayCertificates = List.copyOf(gatewayCertificates);
        providerCertificates = List.copyOf(providerCertificates);
        algorithms = Set.copyOf(algorithms);
    }

    /** No method is agreed unless each side can sign with something that the other accepts. */
    public static Agreement between(Proposal asked, Abilities ours) {
        var algorithms = asked.algorithms();
        var gateway = ours.chain().stream()
                .limit(1)
                .filter(certificate -> fits(certificate, algorithms))
                .filter(certificate -> endsAt(asked.roots(), ours.chain()))
                .toList();
        var provider = asked.certificates().stream()
                .distinct()
                .filter(ours.acceptable()::contains)
                .filter(certificate -> fits(certificate, algorithms))
                .toList();
        var methods = EnumSet.noneOf(SecureMethod.class);
        if (!gateway.isEmpty() && !provider.isEmpty()) {
            methods.addAll(asked.methods());
            methods.retainAll(ours.methods());
        }
        return new Agreement(methods, gateway, provider, algorithms);
    }

    private static boolean fits(X509Certificate certificate, Set<MessageAlgorithm> algorithms) {
        return MessageAlgorithm.of(certificate.getPublicKey())
                .filter(algorithms::contains)
                .isPresent();
    }

    private static boolean endsAt(Set<RootName> roots, List<X509Certificate> chain) {
        return roots.isEmpty()
                || chain.stream()
                        .anyMatch(certificate ->
                                roots.stream().anyMatch(root -> root.names(certificate.getIssuerX500Principal())));
    }
}
