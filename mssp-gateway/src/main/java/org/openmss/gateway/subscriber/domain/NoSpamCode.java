package org.openmss.gateway.subscriber.domain;

import java.util.regex.Pattern;

/** A word between a user and those who may make his phone ring: 3 to 16 letters and digits, the first a letter; case does not count. */
public record NoSpamCode(String value) {
    private static final Pattern FORM = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}]{2,15}");

    public NoSpamCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a noSpam code is 3 to 16 letters and digits, the first of them a letter");
        }
    }

    public boolean matches(NoSpamCode other) {
        return value.equalsIgnoreCase(other.value);
    }

    /** Known to the user and his application providers alone. */
    @Override
    public String toString() {
        return "NoSpamCode[…]";
    }
}
