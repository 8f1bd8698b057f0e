package org.openmss.ca.register.domain;

import java.util.regex.Pattern;

/** The registration authority's name for one request: the same name again means the same certificate again. */
public record RequestId(String value) {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,100}");

    public RequestId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a request id is 1 to 100 visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
