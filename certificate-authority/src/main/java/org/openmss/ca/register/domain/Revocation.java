package org.openmss.ca.register.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.kernel.CertificateSerial;

/**
 * That a certificate does not stand: for good, or for now where the reason is {@code certificateHold}. All times are in whole seconds, so that
 * CRL, OCSP and the API tell the same.
 *
 * @param at since when; where a certificate was on hold before it was revoked, since the hold (certificate profile CRL-8)
 * @param invalidityDate when the key is known or suspected to have gone bad, where that was earlier (CRL-7)
 */
public record Revocation(
        CertificateSerial serial, Instant at, RevocationReason reason, Optional<Instant> invalidityDate) {}
