package org.openmss.apsample.signin.domain;

import java.util.regex.Pattern;

/** A number as people type it, brought into international form. */
public record PhoneNumber(String value) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern ORNAMENT = Pattern.compile("[\\s\\u00a0()./-]");
    private static final int LONGEST_INPUT = 40;

    /** @throws IllegalArgumentException where the text is not such a number; the message does not repeat it */
    public PhoneNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Please give the number with its country code, like +999 01 000001: + and 7 to 15 digits.");
        }
    }

    public static PhoneNumber typed(String text) {
        String bare =
                text.length() > LONGEST_INPUT ? "" : ORNAMENT.matcher(text).replaceAll("");
        return new PhoneNumber(bare.startsWith("00") ? "+" + bare.substring(2) : bare);
    }

    /** Personal: says nothing. */
    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
