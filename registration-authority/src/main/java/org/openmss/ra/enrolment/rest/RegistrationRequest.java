package org.openmss.ra.enrolment.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.Msisdn;
import org.openmss.ra.enrolment.EnrolSubscriber;
import org.openmss.ra.identity.domain.CountryCode;
import org.openmss.ra.identity.domain.DocumentNumber;
import org.openmss.ra.identity.domain.IdentityProof;
import org.openmss.ra.identity.domain.Person;

/** What an officer sends to register a person. */
record RegistrationRequest(
        @Nullable PersonPart person,
        @Nullable ProofPart identityProof,
        @Nullable String msisdn,
        @Nullable String iccid,
        @Nullable Boolean termsAccepted) {
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);
    private static final int LONGEST_NAME = 62;

    record PersonPart(
            @Nullable String givenName,
            @Nullable String surname,
            @Nullable String countryCode,
            @Nullable String dateOfBirth) {}

    record ProofPart(
            @Nullable String documentType,
            @Nullable String documentNumber,
            @Nullable String issuingCountry,
            @Nullable String validUntil,
            @Nullable String method) {}

    EnrolSubscriber.Command toCommand(LocalDate today) {
        return new EnrolSubscriber.Command(
                Field.required("person", person, given -> person(given, today)),
                Field.required("identityProof", identityProof, RegistrationRequest::proof),
                Field.required("msisdn", msisdn, Msisdn::parse),
                Field.required("iccid", iccid, Iccid::new),
                Field.required("termsAccepted", termsAccepted, Function.identity()));
    }

    private static Person person(PersonPart person, LocalDate today) {
        return new Person(
                name("person.givenName", person.givenName()),
                name("person.surname", person.surname()),
                Field.required("person.countryCode", person.countryCode(), CountryCode::new),
                Field.required("person.dateOfBirth", person.dateOfBirth(), text -> birth(text, today)));
    }

    private static IdentityProof proof(ProofPart proof) {
        return new IdentityProof(
                Field.required(
                        "identityProof.documentType", proof.documentType(), oneOf(IdentityProof.DocumentType.values())),
                Field.required("identityProof.documentNumber", proof.documentNumber(), DocumentNumber::new),
                Field.required("identityProof.issuingCountry", proof.issuingCountry(), CountryCode::new),
                Field.required("identityProof.validUntil", proof.validUntil(), RegistrationRequest::day),
                Field.required("identityProof.method", proof.method(), oneOf(IdentityProof.Method.values())));
    }

    private static String name(String field, @Nullable String value) {
        return Field.required(field, Field.text(field, value, LONGEST_NAME), Person::name);
    }

    private static LocalDate birth(String text, LocalDate today) {
        var day = day(text);
        if (day.isBefore(EARLIEST_BIRTH) || day.isAfter(today)) {
            throw new IllegalArgumentException("a date of birth lies between 1900-01-01 and today");
        }
        return day;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException("a day is written like 1990-12-31", notADay);
        }
    }

    private static <E extends Enum<E>> Function<String, E> oneOf(E[] values) {
        return text -> Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + Arrays.toString(values)));
    }
}
