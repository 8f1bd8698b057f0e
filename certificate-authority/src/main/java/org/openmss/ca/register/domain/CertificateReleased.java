package org.openmss.ca.register.domain;

import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.kernel.CertificateSerial;

/** A certificate leaves the CA. Told inside the transaction: observe with {@code AFTER_SUCCESS}. */
public record CertificateReleased(AuthorityId issuer, CertificateSerial serial) {}
