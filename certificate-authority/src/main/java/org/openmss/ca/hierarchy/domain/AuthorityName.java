package org.openmss.ca.hierarchy.domain;

import java.util.regex.Pattern;

/**
 * The name of a CA in addresses and of its key: {@code root}, {@code issuing}, {@code operator-b}. A later generation of the same line
 * carries its number: {@code issuing-g2} takes over from {@code issuing} (certificate profile CA-6).
 */
public record AuthorityName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern GENERATION = Pattern.compile("-g[0-9]+$");
    private static final int LONGEST = 24;

    /** Every hierarchy's trust anchor. It stands after what its check needs. */
    public static final AuthorityName ROOT = new AuthorityName("root");

    public AuthorityName {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a CA's name is at most " + LONGEST
                    + " lower-case letters, digits and single hyphens, like issuing or operator-b-g2");
        }
    }

    /** The name that all generations of this CA share. */
    public AuthorityName line() {
        return new AuthorityName(GENERATION.matcher(value).replaceFirst(""));
    }

    @Override
    public String toString() {
        return value;
    }
}
