package org.openmss.ca.revocation;

import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.register.domain.RegisteredCertificate;
import org.openmss.kernel.CertificateSerial;

/** A hold, a resumption or a revocation is committed: status services have something new to tell. */
public record CertificateStatusChanged(AuthorityId issuer, CertificateSerial serial) {
    static CertificateStatusChanged of(RegisteredCertificate certificate) {
        return new CertificateStatusChanged(certificate.intent().issuer(), certificate.serial());
    }
}
