package org.openmss.ca.ceremony.domain;

import java.util.Locale;

/** A person in a trusted role who takes part in a ceremony. */
public record Participant(String name, String role) {

    public Participant {
        if (name.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException(
                    "a person takes part with a name and a role, like --by \"Anna Jónsdóttir, security officer\"");
        }
    }

    /** @param text the name, a comma, the role */
    public static Participant of(String text) {
        int comma = text.indexOf(',');
        return comma < 0
                ? new Participant(text.strip(), "")
                : new Participant(
                        text.substring(0, comma).strip().replaceAll("\\s+", " "),
                        text.substring(comma + 1).strip());
    }

    boolean isSamePersonAs(Participant other) {
        return name.toLowerCase(Locale.ROOT).equals(other.name.toLowerCase(Locale.ROOT));
    }
}
