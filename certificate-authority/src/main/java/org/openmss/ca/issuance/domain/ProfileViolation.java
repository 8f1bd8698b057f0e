package org.openmss.ca.issuance.domain;

/** The bytes that were about to be signed are not what the profile says: a fault of this program. Names the rule. */
public final class ProfileViolation extends RuntimeException {
    private final String rule;

    ProfileViolation(String rule, String what) {
        super(rule + ": " + what);
        this.rule = rule;
    }

    /** The id in the certificate profile. */
    public String rule() {
        return rule;
    }
}
