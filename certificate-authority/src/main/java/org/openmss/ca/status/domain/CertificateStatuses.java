package org.openmss.ca.status.domain;

import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.kernel.CertificateSerial;

/** The status of every serial of every issuing CA, true at the moment of the call. */
public interface CertificateStatuses {
    CertificateStatus of(AuthorityId issuer, CertificateSerial serial);
}
