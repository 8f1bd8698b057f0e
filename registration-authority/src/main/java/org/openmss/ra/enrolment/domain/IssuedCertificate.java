package org.openmss.ra.enrolment.domain;

import java.time.Instant;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;

/**
 * A certificate of a person's key.
 *
 * @param certificate in DER
 */
public record IssuedCertificate(KeyPurpose purpose, CertificateSerial serial, Bytes certificate, Instant notAfter) {}
