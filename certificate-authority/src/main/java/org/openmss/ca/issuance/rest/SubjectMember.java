package org.openmss.ca.issuance.rest;

import org.jspecify.annotations.Nullable;
import org.openmss.ca.issuance.domain.CertificateProfile;
import org.openmss.ca.issuance.domain.CertificateSubject;
import org.openmss.ca.issuance.domain.MachineName;
import org.openmss.ca.issuance.domain.Pkcs10;
import org.openmss.ca.issuance.domain.PossessionProof;
import org.openmss.ca.issuance.domain.SubjectName;
import org.openmss.doors.Field;

/** Whom or what the certificate is for: people have given name, surname and serialNumber; machines organization and common name. */
record SubjectMember(
        @Nullable String countryName,
        @Nullable String givenName,
        @Nullable String surname,
        @Nullable String serialNumber,
        @Nullable String organizationName,
        @Nullable String commonName) {
    private static final String NOT_A_PERSON = "a machine's subject is countryName, organizationName and commonName";

    static CertificateSubject read(@Nullable SubjectMember given, CertificateProfile profile, PossessionProof proof) {
        if (given == null
                && profile.fromRequest().subject()
                && proof instanceof PossessionProof.Request(Pkcs10 request)) {
            return Field.required("csr", request, Pkcs10::machine);
        }
        var subject = Field.required("subject", given, member -> member);
        return switch (profile.subject()) {
            case PERSON -> subject.person();
            case PERSON_WITH_SEMANTIC_NUMBER ->
                Field.required("subject.serialNumber", subject.person(), SubjectMember::semantic);
            case MACHINE -> subject.machine();
        };
    }

    private SubjectName person() {
        refuse("organizationName", organizationName, "a person's subject has no such member");
        refuse("commonName", commonName, "a person's common name is givenName and surname");
        String country = Field.required("subject.countryName", countryName, text -> text);
        String given = Field.required("subject.givenName", givenName, text -> text);
        String family = Field.required("subject.surname", surname, text -> text);
        String number = Field.required("subject.serialNumber", serialNumber, text -> text);
        return Field.required("subject", this, whole -> new SubjectName(country, given, family, number));
    }

    private MachineName machine() {
        refuse("givenName", givenName, NOT_A_PERSON);
        refuse("surname", surname, NOT_A_PERSON);
        refuse("serialNumber", serialNumber, NOT_A_PERSON);
        String country = Field.required("subject.countryName", countryName, text -> text);
        String organization = Field.required("subject.organizationName", organizationName, text -> text);
        String common = Field.required("subject.commonName", commonName, text -> text);
        return Field.required("subject", this, whole -> new MachineName(country, organization, common));
    }

    private static SubjectName semantic(SubjectName person) {
        if (!person.hasSemanticSerialNumber()) {
            throw new IllegalArgumentException(
                    "the profile wants the form of EN 319 412-1, 5.1.3, like PNOIS- and the number");
        }
        return person;
    }

    private static void refuse(String member, @Nullable String value, String why) {
        Field.optional("subject." + member, value, text -> {
            throw new IllegalArgumentException(why);
        });
    }

    /** Personal: says nothing. */
    @Override
    public String toString() {
        return "SubjectMember[…]";
    }
}
