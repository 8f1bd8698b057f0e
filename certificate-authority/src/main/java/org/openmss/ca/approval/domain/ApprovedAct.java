package org.openmss.ca.approval.domain;

/** Something that only two people together do. A feature that has one offers it as a bean. */
public interface ApprovedAct {
    /** Dotted, as in the audit trail. */
    String name();

    /**
     * Done in the transaction of the approval: both stand or neither.
     *
     * @throws Undecidable {@linkplain Undecidable#outdated outdated} where it would be something else than what was proposed
     */
    void execute(Proposal.Request request, String approver);
}
