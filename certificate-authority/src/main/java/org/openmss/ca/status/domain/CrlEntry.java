package org.openmss.ca.status.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.kernel.CertificateSerial;

/**
 * A line of a CRL (RFC 5280, 5.1.2.6 and 5.3).
 *
 * @param reason the CRLReason
 * @param invalidSince when the key is known or suspected to have been compromised, where that is earlier than the revocation
 */
public record CrlEntry(CertificateSerial serial, Instant at, int reason, Optional<Instant> invalidSince) {
    public static final int UNSPECIFIED = 0;
    public static final int REMOVE_FROM_CRL = 8;
}
