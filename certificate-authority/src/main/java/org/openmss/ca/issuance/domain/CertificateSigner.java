package org.openmss.ca.issuance.domain;

import org.openmss.kernel.Bytes;

/** Signs what the profile check has approved, and nothing else: there is no other way to an {@link ApprovedCertificate}. */
public interface CertificateSigner {

    /** @return the certificate in DER, its signature verified */
    Bytes sign(ApprovedCertificate approved);
}
