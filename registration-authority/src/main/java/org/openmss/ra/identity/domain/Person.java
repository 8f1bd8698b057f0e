package org.openmss.ra.identity.domain;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** A natural person, named as the identity document names him. The names go into his certificates. */
public record Person(String givenName, String surname, CountryCode country, LocalDate dateOfBirth) {
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'’-]*");

    /** The certificate's common name is both names and a blank, and has room for 64 characters (RFC 5280, A.1). */
    private static final int LONGEST_TOGETHER = 63;

    /** @throws IllegalArgumentException where the names cannot stand in a certificate */
    public Person {
        givenName = name(givenName);
        surname = name(surname);
        if (givenName.codePointCount(0, givenName.length()) + surname.codePointCount(0, surname.length())
                > LONGEST_TOGETHER) {
            throw new IllegalArgumentException("given name and surname have at most 63 characters together");
        }
    }

    /** Letters with their marks, blanks, hyphen, apostrophe and point, in Unicode's composed form. */
    public static String name(String text) {
        String name = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name is letters, with blanks, hyphens, apostrophes or points between them");
        }
        return name;
    }

    /** Personal: says nothing. */
    @Override
    public String toString() {
        return "Person[…]";
    }
}
