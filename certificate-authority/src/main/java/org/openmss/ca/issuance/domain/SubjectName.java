package org.openmss.ca.issuance.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whom a certificate is for (EN 319 412-2, 4.2.4). Values are taken as they are or refused, never cut or mended: the registration
 * authority has looked at a document, and the certificate says what it saw.
 *
 * @param serialNumber tells this person from all others of the same name, for ever (USR-4)
 */
public record SubjectName(String countryName, String givenName, String surname, String serialNumber) {
    private static final int LONGEST = 64;
    private static final Pattern USER_ASSIGNED = Pattern.compile("AA|Q[M-Z]|X[A-Z]|ZZ");
    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9 '()+,./:=?-]*");
    private static final Pattern SEMANTIC = Pattern.compile("(PAS|IDC|PNO|TIN|[A-Z]{2}:)[A-Z]{2}-.+");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public SubjectName {
        if (!COUNTRIES.contains(countryName)
                && !USER_ASSIGNED.matcher(countryName).matches()) {
            throw new IllegalArgumentException("countryName is two upper-case letters of ISO 3166-1");
        }
        check("givenName", givenName);
        check("surname", surname);
        check("serialNumber", serialNumber);
        if (!PRINTABLE.matcher(serialNumber).matches()) {
            throw new IllegalArgumentException("serialNumber is letters, digits and ' ( ) + , - . / : = ?");
        }
        if (serialNumber.matches("TAX[A-Z]{2}-.+")) {
            throw new IllegalArgumentException("serialNumber: TAX is deprecated, use TIN (EN 319 412-1, 5.1.3)");
        }
        if (characters(commonName(givenName, surname)) > LONGEST) {
            throw new IllegalArgumentException(
                    "givenName and surname together, the commonName, are at most " + LONGEST + " characters");
        }
    }

    public String commonName() {
        return commonName(givenName, surname);
    }

    /** Whether serialNumber says by its form what it is, such as a passport number: then the certificate says so too (USR-5). */
    public boolean hasSemanticSerialNumber() {
        return SEMANTIC.matcher(serialNumber).matches();
    }

    private static String commonName(String givenName, String surname) {
        return givenName + " " + surname;
    }

    private static void check(String what, String text) {
        if (text.isEmpty() || characters(text) > LONGEST) {
            throw new IllegalArgumentException(what + " is 1 to " + LONGEST + " characters");
        }
        if (!text.equals(text.strip()) || text.codePoints().anyMatch(SubjectName::isNoText)) {
            throw new IllegalArgumentException(what + " has no control characters and no blanks at its ends");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException(what + " is in Unicode normal form C");
        }
    }

    private static boolean isNoText(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Personal: says nothing. */
    @Override
    public String toString() {
        return "SubjectName[…]";
    }
}
