package org.openmss.ra.enrolment.domain;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Why a person's certificates are revoked (RFC 5280, 5.3.1, those that fit a person). */
public enum RevocationReason {
    KEY_COMPROMISE("keyCompromise"),
    AFFILIATION_CHANGED("affiliationChanged"),
    SUPERSEDED("superseded"),
    CESSATION_OF_OPERATION("cessationOfOperation"),
    PRIVILEGE_WITHDRAWN("privilegeWithdrawn"),
    UNSPECIFIED("unspecified");

    private final String wireName;

    RevocationReason(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException where the text names no reason */
    public static RevocationReason ofWireName(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName.equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("a reason is one of "
                        + Arrays.stream(values())
                                .map(RevocationReason::wireName)
                                .collect(Collectors.joining(", "))));
    }
}
