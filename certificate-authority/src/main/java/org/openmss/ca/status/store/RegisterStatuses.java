package org.openmss.ca.status.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.kernel.CertificateSerial;

/** Asks the register each time. */
@ApplicationScoped
class RegisterStatuses implements CertificateStatuses {
    private final CertificateRegister register;

    RegisterStatuses(CertificateRegister register) {
        this.register = register;
    }

    @Override
    public CertificateStatus of(AuthorityId issuer, CertificateSerial serial) {
        return register.find(serial)
                .filter(certificate -> certificate.intent().issuer().equals(issuer))
                .map(RegisterStatuses::statusOf)
                .orElseGet(CertificateStatus.Unknown::new);
    }

    private static CertificateStatus statusOf(RegisteredCertificate certificate) {
        return switch (certificate) {
            case Prepared notReleased -> new CertificateStatus.Unknown();
            case Valid valid -> new CertificateStatus.Good();
            case Revoked revoked -> new CertificateStatus.Revoked(revoked.revocation());
        };
    }
}
