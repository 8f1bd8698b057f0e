package org.openmss.ca.register.domain;

import java.util.Optional;
import java.util.regex.Pattern;
import org.openmss.kernel.KeyPurpose;

/**
 * The name of a certificate profile. Its first word says what keys are for: {@code authentication}, {@code signature} or
 * {@code machine}; a key that is certified for one is not certified for another (certificate profile USR-10).
 */
public record ProfileName(String value) {
    private static final Pattern FORM = Pattern.compile("(authentication|signature|machine)(-[a-z0-9]+)*");
    private static final int LONGEST = 40;
    private static final String MACHINE = "machine";

    public ProfileName {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a profile's name is authentication, signature or machine, and what sets it"
                            + " apart after a hyphen, like signature-server");
        }
    }

    /** The first word. */
    public String use() {
        int end = value.indexOf('-');
        return end < 0 ? value : value.substring(0, end);
    }

    /** What a person's key is for; empty for machines. */
    public Optional<KeyPurpose> purpose() {
        return use().equals(MACHINE) ? Optional.empty() : Optional.of(KeyPurpose.ofWireName(use()));
    }

    @Override
    public String toString() {
        return value;
    }
}
