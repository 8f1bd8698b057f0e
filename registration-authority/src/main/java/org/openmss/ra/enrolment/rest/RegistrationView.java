package org.openmss.ra.enrolment.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    record CertificateView(String purpose, String serial, String certificate, Instant notAfter, String state) {
        static CertificateView of(IssuedCertificate issued, boolean revoked) {
            return new CertificateView(
                    issued.purpose().wireName(),
                    issued.serial().toString(),
                    issued.certificate().toBase64(),
                    issued.notAfter(),
                    revoked ? "REVOKED" : "VALID");
        }
    }

    static RegistrationView of(Registration registration) {
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
                        .map(issued -> CertificateView.of(issued, ended))
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
                    case Cause.OfficerDecided decided -> "REVOKED";
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
