package org.openmss.ca.issuance.domain;

/** A profile that would make certificates which the certificate profile forbids. The CA does not start with it. */
public final class InvalidProfile extends RuntimeException {
    private final String rule;

    InvalidProfile(String key, String rule, String what) {
        super("'" + key + "' breaks " + rule + ": " + what);
        this.rule = rule;
    }

    /** The id in the certificate profile. */
    public String rule() {
        return rule;
    }

    static void require(boolean holds, String key, String rule, String otherwise) {
        if (!holds) {
            throw new InvalidProfile(key, rule, otherwise);
        }
    }
}
