package org.openmss.doors;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a member of a request into a domain type, once, at the edge; what does not fit ends in a 400 that names the member. */
public final class Field {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant BEHIND_THE_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private Field() {}

    /**
     * @param parse throws IllegalArgumentException with a text that says what would be right, and does not repeat the value
     * @throws ProblemException 400 {@code missing-field} or {@code invalid-field}
     */
    public static <V, T> T required(String name, @Nullable V value, Function<V, T> parse) {
        if (value == null) {
            throw Problem.of(400, "missing-field", "A member is missing", "'" + name + "' is required")
                    .with("field", name)
                    .exception();
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "A member's value cannot be used",
                            "'" + name + "': " + wrong.getMessage())
                    .with("field", name)
                    .exception();
        }
    }

    public static <V, T> Optional<T> optional(String name, @Nullable V value, Function<V, T> parse) {
        return value == null ? Optional.empty() : Optional.of(required(name, value, parse));
    }

    /**
     * A time that a certificate or a record can have.
     *
     * @throws IllegalArgumentException that says what would be right
     */
    public static Instant time(String text) {
        try {
            var time = Instant.parse(text);
            if (!time.isBefore(FIRST) && time.isBefore(BEHIND_THE_LAST)) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "expected a time in UTC such as 2030-01-31T23:59:59Z, of the years 1970 to 9999");
    }

    /** Text of at least one visible character and at most {@code longest}, without control characters, trimmed. */
    public static String text(String name, @Nullable String value, int longest) {
        return required(name, value, given -> {
            String text = given.strip();
            if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
                throw new IllegalArgumentException("expected 1 to " + longest + " characters");
            }
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("control characters are not allowed");
            }
            return text;
        });
    }
}
