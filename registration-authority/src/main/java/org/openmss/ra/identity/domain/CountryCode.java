package org.openmss.ra.identity.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/** A country by its two upper-case letters (ISO 3166-1), or one of the codes that the standard leaves to its users. */
public record CountryCode(String value) {
    private static final Pattern USER_ASSIGNED = Pattern.compile("AA|Q[M-Z]|X[A-Z]|ZZ");

    /** @throws IllegalArgumentException where no country has these letters */
    public CountryCode {
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(value)
                && !USER_ASSIGNED.matcher(value).matches()) {
            throw new IllegalArgumentException("a country is two upper-case letters of ISO 3166-1, like NO");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
