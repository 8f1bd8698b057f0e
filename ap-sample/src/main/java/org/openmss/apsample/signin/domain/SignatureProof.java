package org.openmss.apsample.signin.domain;

/** Decides whether a signature proves that the person whom its certificate names has signed this very text, now. */
public interface SignatureProof {
    Verdict examine(Cms signature, String text);

    /** What the examination found. */
    sealed interface Verdict {
        record Proven(Customer customer) implements Verdict {}

        /** @param finding for the log: which check failed, without personal data */
        record Unproven(Reason reason, String finding) implements Verdict {}
    }
}
