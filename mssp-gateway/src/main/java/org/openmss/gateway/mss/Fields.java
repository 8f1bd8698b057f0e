package org.openmss.gateway.mss;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;

/** Reads single parts of a message; what is wrong is refused by name. */
final class Fields {
    private Fields() {}

    /** @throws RefusedException 102 MISSING_PARAM where there is none */
    static String present(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new RefusedException(new SignatureFailure.MissingParameter(name + " is missing"));
        }
        return value.strip();
    }

    /** @throws RefusedException 101 WRONG_PARAM with the parser's own words */
    static <T> T parse(String name, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException illegal) {
            throw wrong(name + ": " + illegal.getMessage());
        }
    }

    static RefusedException wrong(String what) {
        return new RefusedException(new SignatureFailure.WrongParameter(what));
    }
}
