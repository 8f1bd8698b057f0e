package org.openmss.doors;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a member of a request into a domain type, once, at the edge; what does not fit ends in a 400 that names the member. */
public final class Field {
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
