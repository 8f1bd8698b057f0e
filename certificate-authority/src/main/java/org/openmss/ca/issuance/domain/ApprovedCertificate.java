package org.openmss.ca.issuance.domain;

import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/** A TBSCertificate that has passed {@link ProfileCheck}, which alone can make one. */
public final class ApprovedCertificate {
    private final AuthorityId issuer;
    private final CertificateSerial serial;
    private final Bytes toBeSigned;

    ApprovedCertificate(AuthorityId issuer, CertificateSerial serial, Bytes toBeSigned) {
        this.issuer = issuer;
        this.serial = serial;
        this.toBeSigned = toBeSigned;
    }

    /** Whose key may sign it. */
    public AuthorityId issuer() {
        return issuer;
    }

    public CertificateSerial serial() {
        return serial;
    }

    public Bytes toBeSigned() {
        return toBeSigned;
    }
}
