package org.openmss.ca.hierarchy.domain;

/** A certificate of the hierarchy was about to be signed that is not what the profile says. Names the rule. */
public final class AuthorityProfileViolation extends RuntimeException {
    private final String rule;

    AuthorityProfileViolation(String rule, String what) {
        super(rule + ": " + what);
        this.rule = rule;
    }

    /** The id in the certificate profile. */
    public String rule() {
        return rule;
    }
}
