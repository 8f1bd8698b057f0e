package org.openmss.ca.status.domain;

import java.time.Instant;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.kernel.CertificateSerial;

/** The status of every serial of every issuing CA. */
public interface CertificateStatuses {

    /**
     * A moment at which all was true that {@link #of} tells from now on: what an answer says was known then (certificate profile OCS-16).
     *
     * @throws StatusUnavailable where that is longer ago than may be told (OCS-12)
     */
    Instant knownAt();

    CertificateStatus of(AuthorityId issuer, CertificateSerial serial);
}
