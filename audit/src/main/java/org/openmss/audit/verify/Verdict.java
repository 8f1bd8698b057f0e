package org.openmss.audit.verify;

import java.util.List;

/**
 * What a verifier found.
 *
 * @param origin the log's name; empty where the export has no checkpoint
 * @param compared how many checkpoints that were held outside have been compared
 * @param isSignatureChecked false where no key was given: then anybody could have made this export
 * @param findings sentences that name the entry; empty where the log is what was signed
 * @param isAllTold false where there were more findings than are listed
 */
public record Verdict(
        String origin,
        long entries,
        long checkpoints,
        long compared,
        boolean isSignatureChecked,
        List<String> findings,
        boolean isAllTold) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** True only where signatures were checked, too. */
    public boolean isGood() {
        return findings.isEmpty() && isSignatureChecked;
    }
}
