package org.openmss.ca.revocation;

import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.register.domain.RegisteredCertificate;
import org.openmss.kernel.CertificateSerial;

/**
 * A certificate was held, resumed or revoked: status services have something new to tell. An approved act does so inside the transaction of its
 * approval, so whoever reads the register upon it observes with {@code AFTER_SUCCESS}.
 */
public record CertificateStatusChanged(AuthorityId issuer, CertificateSerial serial) {
    static CertificateStatusChanged of(RegisteredCertificate certificate) {
        return new CertificateStatusChanged(certificate.intent().issuer(), certificate.serial());
    }
}
