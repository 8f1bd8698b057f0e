package org.openmss.ca.issuance.domain;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The policies of EN 319 411-1 and -2 that a certificate can claim, of which it claims one (certificate profile USR-23). */
public enum StandardPolicy {
    LCP("LCP", "0.4.0.2042.1.3"),
    NCP("NCP", "0.4.0.2042.1.1"),
    NCP_PLUS("NCP+", "0.4.0.2042.1.2"),
    QCP_N("QCP-n", "0.4.0.194112.1.0"),
    QCP_N_QSCD("QCP-n-qscd", "0.4.0.194112.1.2");

    private final String wireName;
    private final Oid oid;

    StandardPolicy(String wireName, String oid) {
        this.wireName = wireName;
        this.oid = new Oid(oid);
    }

    public Oid oid() {
        return oid;
    }

    /** The name in profiles. */
    public String wireName() {
        return wireName;
    }

    public boolean isQualified() {
        return this == QCP_N || this == QCP_N_QSCD;
    }

    boolean wantsSecureDevice() {
        return this == NCP_PLUS || this == QCP_N_QSCD;
    }

    /** @throws IllegalArgumentException where there is no such policy */
    public static StandardPolicy ofWireName(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a policy of EN 319 411 is one of "
                        + Arrays.stream(values()).map(StandardPolicy::wireName).collect(Collectors.joining(", "))));
    }
}
