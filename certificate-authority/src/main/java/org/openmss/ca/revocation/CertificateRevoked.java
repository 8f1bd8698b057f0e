package org.openmss.ca.revocation;

import org.openmss.kernel.CertificateSerial;

/** A revocation is committed: status services may have something new to tell. */
public record CertificateRevoked(CertificateSerial serial) {}
