package org.openmss.ca.register.domain;

import java.time.Instant;
import org.openmss.kernel.CertificateSerial;

/** That a certificate has ended. @param at in whole seconds: CRL, OCSP and the API tell the same time */
public record Revocation(CertificateSerial serial, Instant at, RevocationReason reason) {}
