package org.openmss.ca.hierarchy.domain;

import java.time.Duration;
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
 * @param signsUntil the end of the privateKeyUsagePeriod where there is one, else notAfter
 */
public record AuthorityCertificate(
        Use use,
        Bytes der,
        Bytes subject,
        Bytes publicKey,
        Bytes publicKeyBits,
        Bytes keyId,
        Instant notBefore,
        Instant notAfter,
        Instant signsUntil) {

    /** What the certificate allows its key to do. */
    public enum Use {
        /** Signs CA certificates and their CRL, nothing else. */
        ROOT,
        /** Signs users' certificates and their CRL. */
        ISSUING,
        /** Signs OCSP answers (RFC 6960, 4.2.2.2). */
        OCSP_RESPONDER,
        /** Signs time-stamps (RFC 3161, 2.3). */
        TIME_STAMPING,
        /** Holds the place of a certificate that the offline root has yet to make: its key signs nothing for anybody. */
        WAITING
    }

    /** Whether its key may sign then. */
    public boolean maySignAt(Instant time) {
        return !time.isBefore(notBefore) && !time.isAfter(signsUntil);
    }

    /** More than a third of the time in which its key signs is left: the next one need not be made yet. */
    public boolean isFreshAt(Instant time) {
        var third = Duration.between(notBefore, signsUntil).dividedBy(3);
        return !time.isAfter(signsUntil.minus(third));
    }

    public boolean isValidAt(Instant time) {
        return !time.isBefore(notBefore) && !time.isAfter(notAfter);
    }
}
