package org.openmss.ca.issuance.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text in a name may be (certificate profile ENC-8, ENC-10, ENC-11). */
final class NameText {
    static final int LONGEST = 64;
    private static final Pattern USER_ASSIGNED = Pattern.compile("AA|Q[M-Z]|X[A-Z]|ZZ");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private NameText() {}

    static void checkCountry(String countryName) {
        if (!COUNTRIES.contains(countryName)
                && !USER_ASSIGNED.matcher(countryName).matches()) {
            throw new IllegalArgumentException("countryName is two upper-case letters of ISO 3166-1");
        }
    }

    static void check(String what, String text) {
        if (text.isEmpty() || characters(text) > LONGEST) {
            throw new IllegalArgumentException(what + " is 1 to " + LONGEST + " characters");
        }
        if (!text.equals(text.strip()) || text.codePoints().anyMatch(NameText::isNoText)) {
            throw new IllegalArgumentException(what + " has no control characters and no blanks at its ends");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException(what + " is in Unicode normal form C");
        }
    }

    static int characters(String text) {
        return text.codePointCount(0, text.length());
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
}
