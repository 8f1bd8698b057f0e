package org.openmss.ca.issuance.domain;

import static org.openmss.ca.issuance.domain.ProfileCheck.require;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The subject is exactly the name that was asked for, in this order and these string types (certificate profile ENC-8, ENC-9, USR-3). */
final class SubjectCheck {

    private record Attribute(String oid, int type, String value) {}

    private SubjectCheck() {}

    static void check(DerValue subject, CertificateSubject name) {
        var expected = expected(name);
        require(
                subject.is(DerValue.SEQUENCE) && subject.children().size() == expected.size(),
                "USR-3",
                "a person is country, serialNumber, commonName, givenName, surname; a machine is country, organization, commonName");
        for (int i = 0; i < expected.size(); i++) {
            check(subject.children().get(i), expected.get(i));
        }
    }

    private static List<Attribute> expected(CertificateSubject name) {
        return switch (name) {
            case SubjectName person ->
                List.of(
                        new Attribute("550406", DerValue.PRINTABLE_STRING, person.countryName()),
                        new Attribute("550405", DerValue.PRINTABLE_STRING, person.serialNumber()),
                        new Attribute("550403", DerValue.UTF8_STRING, person.commonName()),
                        new Attribute("55042a", DerValue.UTF8_STRING, person.givenName()),
                        new Attribute("550404", DerValue.UTF8_STRING, person.surname()));
            case MachineName machine ->
                List.of(
                        new Attribute("550406", DerValue.PRINTABLE_STRING, machine.countryName()),
                        new Attribute("55040a", DerValue.UTF8_STRING, machine.organizationName()),
                        new Attribute("550403", DerValue.UTF8_STRING, machine.commonName()));
        };
    }

    private static void check(DerValue rdn, Attribute expected) {
        require(rdn.is(DerValue.SET) && rdn.children().size() == 1, "ENC-9", "an RDN has one attribute");
        var attribute = rdn.children().getFirst();
        require(
                attribute.is(DerValue.SEQUENCE)
                        && attribute.children().size() == 2
                        && attribute.children().getFirst().is(DerValue.OID)
                        && attribute.children().getFirst().contentHex().equals(expected.oid()),
                "USR-3",
                "an attribute of the subject is missing, unknown or out of place");
        var value = attribute.children().getLast();
        require(value.is(expected.type()), "ENC-8", "an attribute has the wrong string type");
        require(
                new String(value.content(), StandardCharsets.UTF_8).equals(expected.value()),
                "USR-3",
                "an attribute is not what was asked for");
    }
}
