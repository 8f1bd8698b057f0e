package org.openmss.ca.issuance.pkix;

import jakarta.inject.Singleton;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.issuance.domain.ApprovedCertificate;
import org.openmss.ca.issuance.domain.CertificateSigner;
import org.openmss.kernel.Bytes;

/** Signs with the key of the issuing CA that the certificate was approved for. */
@Singleton
class HierarchyCertificateSigner implements CertificateSigner {
    private final Hierarchy hierarchy;

    HierarchyCertificateSigner(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    @Override
    public Bytes sign(ApprovedCertificate approved) {
        return hierarchy.issuer(approved.issuer()).authority().signed(approved.toBeSigned());
    }
}
