package org.openmss.audit.verify;

import java.util.List;

/**
 * What a verifier found.
 *
 * @param findings sentences that name the entry; empty where the log is what was signed
 * @param isAllTold false where there were more findings than are listed
 */
public record Verdict(long entries, long checkpoints, List<String> findings, boolean isAllTold) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    public boolean isGood() {
        return findings.isEmpty();
    }
}
