package org.openmss.ca.issuance.domain;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whom a certificate is for (EN 319 412-2, 4.2.4). Values are taken as they are or refused, never cut or mended: the registration
 * authority has looked at a document, and the certificate says what it saw.
 *
 * @param serialNumber tells this person from all others of the same name, for ever (USR-4)
 */
public record SubjectName(String countryName, String givenName, String surname, String serialNumber)
        implements CertificateSubject {
    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9 '()+,./:=?-]*");
    private static final Pattern SEMANTIC = Pattern.compile("(PAS|IDC|PNO|TIN|[A-Z]{2}:)[A-Z]{2}-.+");

    public SubjectName {
        NameText.checkCountry(countryName);
        NameText.check("givenName", givenName);
        NameText.check("surname", surname);
        NameText.check("serialNumber", serialNumber);
        if (!PRINTABLE.matcher(serialNumber).matches()) {
            throw new IllegalArgumentException("serialNumber is letters, digits and ' ( ) + , - . / : = ?");
        }
        if (serialNumber.matches("TAX[A-Z]{2}-.+")) {
            throw new IllegalArgumentException("serialNumber: TAX is deprecated, use TIN (EN 319 412-1, 5.1.3)");
        }
        if (NameText.characters(commonName(givenName, surname)) > NameText.LONGEST) {
            throw new IllegalArgumentException(
                    "givenName and surname together, the commonName, are at most " + NameText.LONGEST + " characters");
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

    @Override
    public List<String> parts() {
        return List.of(countryName, givenName, surname, serialNumber);
    }

    /** Personal: says nothing. */
    @Override
    public String toString() {
        return "SubjectName[…]";
    }
}
