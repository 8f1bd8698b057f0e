package org.openmss.ca.hierarchy.domain;

import java.util.regex.Pattern;

/** What a key is called where it lives: the name of a file, the label in a device. */
public record KeyName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public KeyName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a key's name is at most 63 lower-case letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
