package org.openmss.ra.enrolment.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmss.ra.enrolment.FindRegistrations.Found;
import org.openmss.ra.enrolment.domain.CertificateStatus;
import org.openmss.ra.enrolment.domain.IssuedCertificate;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registration.Cause;
import org.openmss.ra.identity.domain.Person;

/** A registration as officers and auditors see it. Steps in between show as the state that they lead from or to. */
record RegistrationView(
        String id,
        String state,
        PersonView person,
        String msisdn,
        String iccid,
        String subjectSerialNumber,
        List<CertificateView> certificates,
        @Nullable String failure) {

    record PersonView(String givenName, String surname, String countryCode, LocalDate dateOfBirth) {
        static PersonView of(Person person) {
            return new PersonView(
                    person.givenName(), person.surname(), person.country().value(), person.dateOfBirth());
        }
    }

    /** @param reason of a revocation that the certificate authority has told of */
    record CertificateView(
            String purpose,
            String serial,
            String certificate,
            Instant notAfter,
            String state,
            @Nullable Instant since,
            @Nullable String reason) {
        static CertificateView of(IssuedCertificate issued, boolean ended, @Nullable CertificateStatus said) {
            return new CertificateView(
                    issued.purpose().wireName(),
                    issued.serial().toString(),
                    issued.certificate().toBase64(),
                    issued.notAfter(),
                    state(ended, said),
                    said == null ? null : said.since(),
                    said instanceof CertificateStatus.Revoked revoked
                            ? revoked.reason().wireName()
                            : null);
        }

        /** Where the registration has ended the certificate authority has revoked, whether its own news has come or not. */
        private static String state(boolean ended, @Nullable CertificateStatus said) {
            if (ended) {
                return "REVOKED";
            }
            return said == null ? "VALID" : said.wireName();
        }
    }

    static RegistrationView of(Registration registration) {
        return of(new Found(registration, Map.of()));
    }

    static RegistrationView of(Found found) {
        var registration = found.registration();
        var binding = registration.binding();
        boolean ended = registration instanceof Registration.Ended;
        return new RegistrationView(
                registration.id().toString(),
                state(registration),
                PersonView.of(binding.person()),
                binding.msisdn().value(),
                binding.iccid().value(),
                binding.subject().value(),
                registration.certificates().stream()
                        .map(issued -> CertificateView.of(
                                issued, ended, found.statuses().get(issued.serial())))
                        .toList(),
                failure(registration));
    }

    static String state(Registration registration) {
        return switch (registration) {
            case Registration.PendingKey pending -> "PENDING_KEY";
            case Registration.Certifying certifying -> "PENDING_KEY";
            case Registration.Active active -> "ACTIVE";
            case Registration.Withdrawing withdrawing ->
                switch (withdrawing.cause()) {
                    case Cause.Decided decided -> "REVOKED";
                    case Cause.NeighbourRefused refused -> "FAILED";
                };
            case Registration.Failed failed -> "FAILED";
            case Registration.Revoked revoked -> "REVOKED";
        };
    }

    private static @Nullable String failure(Registration registration) {
        if (registration instanceof Registration.Failed failed) {
            return failed.failure().wireName();
        }
        return registration instanceof Registration.Withdrawing withdrawing
                        && withdrawing.cause() instanceof Cause.NeighbourRefused refused
                ? refused.failure().wireName()
                : null;
    }
}
