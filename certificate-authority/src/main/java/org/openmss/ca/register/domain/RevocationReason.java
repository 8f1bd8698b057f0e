package org.openmss.ca.register.domain;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Why a user's certificate does not stand (RFC 5280, 5.3.1; certificate profile CRL-6). All are final but the hold, which is no revocation. */
public enum RevocationReason {
    UNSPECIFIED(0, "unspecified"),
    KEY_COMPROMISE(1, "keyCompromise"),
    AFFILIATION_CHANGED(3, "affiliationChanged"),
    SUPERSEDED(4, "superseded"),
    CESSATION_OF_OPERATION(5, "cessationOfOperation"),
    CERTIFICATE_HOLD(6, "certificateHold"),
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

    /** Whether a certificate ends with it: a hold has its own move, and its own way back. */
    public boolean isFinal() {
        return this != CERTIFICATE_HOLD;
    }

    /** @throws IllegalArgumentException where no user's certificate has such a reason */
    public static RevocationReason of(int code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no certificate is revoked for reason " + code));
    }

    /** @throws IllegalArgumentException where the text is not a reason to end a user's certificate */
    public static RevocationReason ofWireName(String text) {
        return Arrays.stream(values())
                .filter(RevocationReason::isFinal)
                .filter(reason -> reason.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a reason is one of "
                        + Arrays.stream(values())
                                .filter(RevocationReason::isFinal)
                                .map(RevocationReason::wireName)
                                .collect(Collectors.joining(", "))));
    }
}
