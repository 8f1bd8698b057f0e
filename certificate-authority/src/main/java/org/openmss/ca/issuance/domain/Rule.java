package org.openmss.ca.issuance.domain;

/** A rule of the certificate profile that what a stranger sends has to keep. */
final class Rule {
    private Rule() {}

    /** @throws IllegalArgumentException with the rule's id before the text */
    static void require(boolean holds, String rule, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": " + otherwise);
        }
    }
}
