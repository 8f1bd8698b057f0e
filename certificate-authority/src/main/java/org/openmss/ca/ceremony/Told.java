package org.openmss.ca.ceremony;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmss.ca.ceremony.domain.CeremonyRecord.MadeKey;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.kernel.Bytes;

/** Keys and devices, as records and people are told of them. */
final class Told {
    private Told() {}

    static MadeKey of(String name, AuthorityCertificate certificate, KeyAlgorithm algorithm) {
        var x509 = x509(certificate.der());
        return new MadeKey(
                name,
                certificate.use().name(),
                algorithm.wireName(),
                certificate.keyId().toHex(),
                certificate.publicKey().sha256().toHex(),
                x509.getSubjectX500Principal().getName(),
                x509.getIssuerX500Principal().getName(),
                Bytes.of(x509.getSerialNumber().toByteArray()).toHex(),
                certificate.der().sha256().toHex(),
                certificate.notBefore(),
                certificate.notAfter());
    }

    /** What devices hold, for people, where a ceremony has stopped half-way. */
    static String holdings(KeyBackend... devices) {
        return Stream.of(devices)
                .distinct()
                .map(device -> device.description() + " now holds "
                        + device.all().stream()
                                .map(one -> one.name().value())
                                .sorted()
                                .toList())
                .collect(Collectors.joining("; "));
    }

    private static X509Certificate x509(Bytes der) {
        try {
            return (X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der.toArray()));
        } catch (CertificateException impossible) {
            throw new IllegalStateException("a certificate of ours can be read", impossible);
        }
    }
}
