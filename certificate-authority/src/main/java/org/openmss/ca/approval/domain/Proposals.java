package org.openmss.ca.approval.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmss.audit.AuditRecord;

/** Every proposal. Each change carries its audit record, and both stand or fall together. */
public interface Proposals {
    void add(Proposal.Open proposal, AuditRecord act);

    Optional<Proposal> find(UUID id);

    /** The one for the same act on the same subject that somebody may still decide on. */
    Optional<Proposal.Open> open(String act, String subject, Instant now);

    /** That with these parameters and no others. */
    Optional<Proposal.Open> open(String act, String subject, String parameters, Instant now);

    /** The newest first. */
    List<Proposal> newest(int most);

    /** @return false where another was faster */
    boolean replace(Proposal.Open before, Proposal.Approved after, AuditRecord act);

    /** @return false where another was faster */
    boolean replace(Proposal.Open before, Proposal.Rejected after, AuditRecord act);
}
