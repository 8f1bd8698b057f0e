package org.openmss.apsample.outside;

import java.util.Arrays;

/** The stub's numbers, and what happens with each. */
public enum Numbers {
    GOOD(10),
    SIGNS_WHILE_WAITED_FOR(11),
    PENDING(12),
    OTHER_TEXT(13),
    FOREIGN_CHAIN(14),
    WRONG_KEY_USAGE(15),
    REVOKED_CERTIFICATE(16),
    FORGED(17),
    GARBAGE(18),
    REFUSED(19),
    EXPIRED(20),
    PIN_BLOCKED(21),
    UNKNOWN(22),
    NO_CERTIFICATE(23),
    BUSY(24),
    BROKEN(25);

    private static final String PREFIX = "+999010000";
    private final int ending;

    Numbers(int ending) {
        this.ending = ending;
    }

    public String number() {
        return PREFIX + ending;
    }

    static Numbers of(String number) {
        return Arrays.stream(values())
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
