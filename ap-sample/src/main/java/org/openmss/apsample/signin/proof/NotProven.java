package org.openmss.apsample.signin.proof;

import org.openmss.apsample.signin.domain.Reason;

/** Ends an examination at the first check that fails. Does not leave this package. */
final class NotProven extends RuntimeException {
    private final Reason reason;

    NotProven(String finding) {
        this(Reason.NOT_PROVEN, finding);
    }

    NotProven(Reason reason, String finding) {
        super(finding, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String finding() {
        return String.valueOf(getMessage());
    }
}
