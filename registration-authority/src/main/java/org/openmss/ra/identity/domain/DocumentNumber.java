package org.openmss.ra.identity.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/** The number of an identity document, without the blanks and hyphens that people put into it. */
public record DocumentNumber(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4,24}");

    /** @throws IllegalArgumentException where the text is not such a number */
    public DocumentNumber {
        value = value.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a document number is 4 to 24 letters A to Z and digits");
        }
    }

    /** Personal: says nothing. */
    @Override
    public String toString() {
        return "DocumentNumber[…]";
    }
}
