package org.openmss.kernel;

import java.util.regex.Pattern;

/** A subscriber's number in international form (ITU-T E.164): {@code +}, then 7 to 15 digits, the first not zero. */
public record Msisdn(String value) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** @throws IllegalArgumentException where the text is not such a number; the message does not repeat it */
    public Msisdn {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an MSISDN is + and 7 to 15 digits, like +99901000001");
        }
    }

    /** Takes the number with or without {@code +}, as application providers write it. */
    public static Msisdn parse(String text) {
        return new Msisdn(text.startsWith("+") ? text : "+" + text);
    }

    /** Personal: all but the last two digits are hidden. */
    @Override
    public String toString() {
        return "+…" + value.substring(value.length() - 2);
    }
}
