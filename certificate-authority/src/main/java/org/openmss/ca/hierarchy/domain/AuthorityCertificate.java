package org.openmss.ca.hierarchy.domain;

import java.time.Instant;
import org.openmss.kernel.Bytes;

/**
 * A certificate of the hierarchy, with the parts that others need as they stand in it.
 *
 * @param der the whole certificate
 * @param subject the subject's name in DER: copied into what this key signs, never built again (certificate profile ENC-12)
 * @param publicKey the SubjectPublicKeyInfo in DER
 * @param publicKeyBits the content of the key's BIT STRING, what OCSP hashes
 * @param keyId the subjectKeyIdentifier
 */
public record AuthorityCertificate(
        Bytes der,
        Bytes subject,
        Bytes publicKey,
        Bytes publicKeyBits,
        Bytes keyId,
        Instant notBefore,
        Instant notAfter) {}
