package org.openmss.ca.issuance.domain;

import java.time.Instant;
import java.util.List;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.kernel.CertificateSerial;

/**
 * What one certificate shall say; everything else is the profile's.
 *
 * @param dnsNames the subjectAltName's, where the profile takes it from the request; else empty
 * @param crlAddress of its part of the CRL
 */
public record CertificateContent(
        AuthorityId issuer,
        CertificateSerial serial,
        CertificateProfile profile,
        CertificateSubject subject,
        List<String> dnsNames,
        UserPublicKey publicKey,
        Instant notBefore,
        Instant notAfter,
        String crlAddress) {
    public CertificateContent {
        dnsNames = List.copyOf(dnsNames);
    }

    /** Whether the subject's serialNumber has to be explained (certificate profile USR-5). */
    public boolean hasSemanticSerialNumber() {
        return subject instanceof SubjectName person && person.hasSemanticSerialNumber();
    }
}
