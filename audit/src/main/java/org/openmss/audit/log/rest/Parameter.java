package org.openmss.audit.log.rest;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;

/** What stands behind the question mark. */
final class Parameter {
    private static final int LONGEST = 200;

    private Parameter() {}

    /** A misspelt filter would find more than was asked for. */
    static void refuseUnknown(UriInfo uri, Set<String> known) {
        for (var name : uri.getQueryParameters().keySet()) {
            if (!known.contains(name)) {
                throw Problem.of(
                                400,
                                "invalid-field",
                                "A parameter is not known",
                                "'" + name.replaceAll("[^A-Za-z0-9_.-]", "?") + "' is none of "
                                        + String.join(", ", new TreeSet<>(known)))
                        .with("field", name)
                        .exception();
            }
        }
    }

    static Optional<Long> number(String name, @Nullable String value, long least, long most) {
        return Field.optional(name, value, text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Said below.
            }
            throw new IllegalArgumentException(
                    most == Long.MAX_VALUE
                            ? "expected a number from " + least + " on"
                            : "expected a number from " + least + " to " + most);
        });
    }

    static Optional<Instant> moment(String name, @Nullable String value) {
        return Field.optional(name, value, Field::time);
    }

    static Optional<String> text(String name, @Nullable String value) {
        return value == null ? Optional.empty() : Optional.of(Field.text(name, value, LONGEST));
    }
}
