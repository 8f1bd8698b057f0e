package org.openmss.gateway.provider;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.openmss.kernel.Bytes;

/**
 * A certificate that an application provider signs in with at a TLS door.
 *
 * @param sha256 over the whole certificate, in lower-case hex: it alone names the provider, not the issuer and not the subject
 */
public record ClientCertificate(String sha256, Instant notBefore, Instant notAfter) {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int NOT_A_CA = -1;
    /** The common names that are roles in the mesh: a certificate with one of them is that service's. */
    private static final Set<String> SERVICES =
            Set.of("registration-authority", "certificate-authority", "mssp-gateway", "handset-simulator");

    static ClientCertificate of(X509Certificate certificate) {
        try {
            return new ClientCertificate(
                    Bytes.of(certificate.getEncoded()).sha256().toHex(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no DER form", e);
        }
    }

    /** @throws IllegalArgumentException where it is not one PEM certificate that a client of ours can sign in with */
    static ClientCertificate parsePem(String pem) {
        var certificate = parse(pem);
        if (certificate.getBasicConstraints() != NOT_A_CA) {
            throw new IllegalArgumentException("this is a CA's certificate; send the client's own");
        }
        if (!servesClients(certificate)) {
            throw new IllegalArgumentException("its extended key usage does not have clientAuth");
        }
        if (namesAService(certificate)) {
            throw new IllegalArgumentException(
                    "its common name is that of a service of the mesh; have one issued with the AP's own name");
        }
        return of(certificate);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(notAfter);
    }

    /** @throws IllegalArgumentException where it is not one certificate as PEM */
    static X509Certificate parse(String pem) {
        try {
            if (pem.strip().startsWith(BEGIN) && pem.indexOf(BEGIN) == pem.lastIndexOf(BEGIN)) {
                return (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (CertificateException notOne) {
            throw new IllegalArgumentException("the certificate in the PEM block cannot be read", notOne);
        }
        throw new IllegalArgumentException("one certificate as PEM is expected, beginning with " + BEGIN);
    }

    private static boolean servesClients(X509Certificate certificate) {
        try {
            var usages = certificate.getExtendedKeyUsage();
            return usages == null || usages.contains(CLIENT_AUTH) || usages.contains(ANY_PURPOSE);
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException("its extended key usage cannot be read", e);
        }
    }

    private static boolean namesAService(X509Certificate certificate) {
        try {
            for (var part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (namesAService(part)) {
                    return true;
                }
            }
            return false;
        } catch (NamingException e) {
            throw new IllegalArgumentException("its subject cannot be read", e);
        }
    }

    private static boolean namesAService(Rdn part) throws NamingException {
        var commonName = part.toAttributes().get("CN");
        for (int i = 0; commonName != null && i < commonName.size(); i++) {
            if (SERVICES.stream().anyMatch(commonName.get(i).toString().strip()::equalsIgnoreCase)) {
                return true;
            }
        }
        return false;
    }
}
