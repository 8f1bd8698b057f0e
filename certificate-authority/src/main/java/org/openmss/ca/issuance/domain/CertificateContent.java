package org.openmss.ca.issuance.domain;

import java.time.Instant;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;

/** What one certificate shall say; everything else is the profile's. */
public record CertificateContent(
        AuthorityId issuer,
        CertificateSerial serial,
        KeyPurpose purpose,
        SubjectName subject,
        UserPublicKey publicKey,
        Instant notBefore,
        Instant notAfter) {}
