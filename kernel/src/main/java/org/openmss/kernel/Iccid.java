package org.openmss.kernel;

import java.util.regex.Pattern;

/** The identity of a SIM card (ITU-T E.118): {@code 89}, 19 or 20 digits in all, the last a Luhn check digit. */
public record Iccid(String value) {
    private static final Pattern FORM = Pattern.compile("89[0-9]{17,18}");

    /** @throws IllegalArgumentException where the text is not such an identity */
    public Iccid {
        if (!FORM.matcher(value).matches() || luhnSum(value, false) % 10 != 0) {
            throw new IllegalArgumentException(
                    "an ICCID is 89 and 17 or 18 further digits, the last a Luhn check digit");
        }
    }

    /** Adds the check digit to the first 18 or 19 digits. */
    public static Iccid withCheckDigit(String digits) {
        return new Iccid(digits + (10 - luhnSum(digits, true) % 10) % 10);
    }

    private static int luhnSum(String digits, boolean doubleLast) {
        int sum = 0;
        boolean twice = doubleLast;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int weighted = twice ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            twice = !twice;
        }
        return sum;
    }

    @Override
    public String toString() {
        return value;
    }
}
