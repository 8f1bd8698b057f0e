package org.openmss.gateway.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.openmss.kernel.KeyPurpose;

/** An application provider as operators and auditors see it: everything but its secrets. */
@ApplicationScoped
class ProviderViews {
    private final ClientCertificates clientCertificates;
    private final MessageCertificates messageCertificates;
    private final Callbacks callbacks;

    ProviderViews(ClientCertificates clientCertificates, MessageCertificates messageCertificates, Callbacks callbacks) {
        this.clientCertificates = clientCertificates;
        this.messageCertificates = messageCertificates;
        this.callbacks = callbacks;
    }

    record View(
            String apId,
            String name,
            List<String> profiles,
            boolean seesRefusals,
            boolean registers,
            List<Certificate> clientCertificates,
            List<Certificate> messageCertificates,
            List<String> signedMethods,
            List<String> callbacks) {}

    record Certificate(String sha256, Instant notBefore, Instant notAfter) {
        static Certificate of(ClientCertificate certificate) {
            return new Certificate(certificate.sha256(), certificate.notBefore(), certificate.notAfter());
        }

        static Certificate of(MessageCertificate certificate) {
            return new Certificate(certificate.sha256(), certificate.notBefore(), certificate.notAfter());
        }
    }

    View of(ApplicationProvider provider) {
        return new View(
                provider.apId(),
                provider.name(),
                provider.profiles().stream().map(KeyPurpose::wireName).sorted().toList(),
                provider.seesRefusals(),
                provider.registers(),
                clientCertificates.of(provider.apId()).stream()
                        .map(Certificate::of)
                        .toList(),
                messageCertificates.of(provider.apId()).stream()
                        .map(Certificate::of)
                        .toList(),
                provider.signedMethods().stream()
                        .sorted()
                        .map(SecureMethod::wireName)
                        .toList(),
                callbacks.of(provider.apId()));
    }
}
