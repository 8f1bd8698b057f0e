package org.openmss.ca.status.domain;

import org.openmss.kernel.CertificateSerial;

/** The status of every serial of the issuing CA, true at the moment of the call. */
public interface CertificateStatuses {
    CertificateStatus of(CertificateSerial serial);
}
