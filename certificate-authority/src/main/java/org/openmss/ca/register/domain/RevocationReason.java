package org.openmss.ca.register.domain;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Why a user's certificate ends early (RFC 5280, 5.3.1; certificate profile CRL-6). Hold is reversible and comes with its own permission. */
public enum RevocationReason {
    UNSPECIFIED(0, "unspecified"),
    KEY_COMPROMISE(1, "keyCompromise"),
    AFFILIATION_CHANGED(3, "affiliationChanged"),
    SUPERSEDED(4, "superseded"),
    CESSATION_OF_OPERATION(5, "cessationOfOperation"),
    PRIVILEGE_WITHDRAWN(9, "privilegeWithdrawn");

    private final int code;
    private final String wireName;

    RevocationReason(int code, String wireName) {
        this.code = code;
        this.wireName = wireName;
    }

    /** The CRLReason. */
    public int code() {
        return code;
    }

    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException where the text is not a reason for users' certificates */
    public static RevocationReason ofWireName(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a reason is one of "
                        + Arrays.stream(values())
                                .map(RevocationReason::wireName)
                                .collect(Collectors.joining(", "))));
    }
}
