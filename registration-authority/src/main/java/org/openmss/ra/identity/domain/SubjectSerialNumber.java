package org.openmss.ra.identity.domain;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Stands for one person for ever, in the {@code serialNumber} of every subject name (EN 319 412-2, 4.2.4). It says nothing about him:
 * {@code MSS} and 13 random characters, without those that are mistaken for one another.
 */
public record SubjectSerialNumber(String value) {
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final String PREFIX = "MSS";
    private static final int RANDOM_CHARACTERS = 13;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[" + ALPHABET + "]{" + RANDOM_CHARACTERS + "}");

    public SubjectSerialNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a subject serial number is MSS and 13 letters or digits");
        }
    }

    public static SubjectSerialNumber random(RandomGenerator chance) {
        var text = new StringBuilder(PREFIX);
        chance.ints(RANDOM_CHARACTERS, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .forEach(text::append);
        return new SubjectSerialNumber(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
