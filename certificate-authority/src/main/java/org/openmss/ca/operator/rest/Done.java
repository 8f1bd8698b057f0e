package org.openmss.ca.operator.rest;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a page says was just done. Only these sentences stand behind the word in an address. */
enum Done {
    REVOKED("The certificate is revoked, for ever."),
    HELD("The certificate is on hold."),
    PROPOSED("Another operator has to approve that the certificate is valid again."),
    ADMISSION_PROPOSED("Another operator has to approve that the CA issues."),
    APPROVED("Approved, and done."),
    REJECTED("Rejected. Nothing was done.");

    private final String sentence;

    Done(String sentence) {
        this.sentence = sentence;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String sentence(@Nullable String word) {
        return Arrays.stream(values())
                .filter(done -> done.word().equals(word))
                .map(done -> done.sentence)
                .findFirst()
                .orElse("");
    }
}
