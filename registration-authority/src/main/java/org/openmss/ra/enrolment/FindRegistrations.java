package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.CertificateStatus;
import org.openmss.ra.enrolment.domain.CertificateStatuses;
import org.openmss.ra.enrolment.domain.IssuedCertificate;
import org.openmss.ra.enrolment.domain.Refusal;
import org.openmss.ra.enrolment.domain.RefusedException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;

/** Looks registrations up. */
@ApplicationScoped
public class FindRegistrations {
    private final Registrations registrations;
    private final CertificateStatuses statuses;

    FindRegistrations(Registrations registrations, CertificateStatuses statuses) {
        this.registrations = registrations;
        this.statuses = statuses;
    }

    /** @param statuses what the certificate authority has said of its certificates; the others are valid */
    public record Found(Registration registration, Map<CertificateSerial, CertificateStatus> statuses) {}

    public Found find(RegistrationId id) {
        return registrations
                .find(id)
                .map(this::found)
                .orElseThrow(() -> new RefusedException(new Refusal.UnknownRegistration()));
    }

    /** Latest first; ended ones too. */
    public List<Found> findByNumber(Msisdn msisdn) {
        return registrations.findByNumber(msisdn).stream().map(this::found).toList();
    }

    private Found found(Registration registration) {
        var serials = registration.certificates().stream()
                .map(IssuedCertificate::serial)
                .toList();
        return new Found(registration, statuses.of(serials));
    }
}
