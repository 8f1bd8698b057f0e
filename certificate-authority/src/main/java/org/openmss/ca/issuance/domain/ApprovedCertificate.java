package org.openmss.ca.issuance.domain;

import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/** A TBSCertificate that has passed {@link ProfileCheck}, which alone can make one. */
public final class ApprovedCertificate {
    private final CertificateSerial serial;
    private final Bytes toBeSigned;

    ApprovedCertificate(CertificateSerial serial, Bytes toBeSigned) {
        this.serial = serial;
        this.toBeSigned = toBeSigned;
    }

    public CertificateSerial serial() {
        return serial;
    }

    public Bytes toBeSigned() {
        return toBeSigned;
    }
}
