package org.openmss.gateway.signature.domain;

import java.util.regex.Pattern;

/** A short name of the event that the user sees on both screens: 4 to 8 letters and digits. It is shown, not signed. */
public record EventId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{4,8}");

    public EventId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an event id is 4 to 8 letters and digits");
        }
    }
}
