package org.openmss.gateway.signature.domain;

import java.util.regex.Pattern;

/** The application provider's own name for a request (AP_TransID): an NCName of at most 64 characters, used once per signature request. */
public record ApTransactionId(String value) {
    private static final Pattern NCNAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._\\-]{0,63}");

    public ApTransactionId {
        if (!NCNAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a transaction id begins with a letter or _, then letters, digits, '.', '-', '_', at most 64 in all");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
