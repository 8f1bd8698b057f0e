package org.openmss.ca.register.domain;

import java.time.Instant;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.PossessionStatement;

/**
 * What the CA is about to sign: on record before it signs, so that no certificate exists that nobody knows about (certificate profile SER-4).
 *
 * @param issuer whose key signs it
 * @param fingerprint SHA-256 over the content of the request, to know the same request again
 * @param profileVersion which edition of the certificate profile made this (POL-12)
 * @param toBeSigned the exact bytes
 * @param subject SHA-256 of the subject's name in DER: whom the key is certified for
 * @param proof what the new key signed; with {@code proofSignature} the stored evidence of possession (USR-8)
 */
public record Intent(
        AuthorityId issuer,
        RequestId requestId,
        Bytes fingerprint,
        CertificateSerial serial,
        String profileVersion,
        Bytes toBeSigned,
        Bytes subject,
        PossessionStatement proof,
        Bytes proofSignature,
        Instant notBefore,
        Instant notAfter,
        Instant preparedAt) {}
