package org.openmss.ca.approval.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.approval.domain.Proposal;
import org.openmss.ca.approval.domain.Proposal.Approved;
import org.openmss.ca.approval.domain.Proposal.Open;
import org.openmss.ca.approval.domain.Proposal.Rejected;
import org.openmss.ca.approval.domain.Proposals;

/** Of two who decide at the same time one finds the row open; the other finds it decided. */
@ApplicationScoped
class PanacheProposals implements Proposals, PanacheRepositoryBase<ProposalRow, UUID> {
    private final AuditTrail audit;

    PanacheProposals(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    @Transactional
    public void add(Open proposal, AuditRecord act) {
        persist(ProposalRow.of(proposal));
        audit.record(act);
    }

    @Override
    @Transactional
    public Optional<Proposal> find(UUID id) {
        return find("id", id).firstResultOptional().map(ProposalRow::toDomain);
    }

    @Override
    @Transactional
    public Optional<Open> open(String act, String subject, Instant now) {
        return find("act = ?1 and subject = ?2 and state = 'OPEN' and expiresAt > ?3", act, subject, now)
                .firstResultOptional()
                .map(ProposalRow::toDomain)
                .map(Open.class::cast);
    }

    @Override
    @Transactional
    public Optional<Open> open(String act, String subject, String parameters, Instant now) {
        return find(
                        "act = ?1 and subject = ?2 and parameters = ?3 and state = 'OPEN' and expiresAt > ?4",
                        act,
                        subject,
                        parameters,
                        now)
                .firstResultOptional()
                .map(ProposalRow::toDomain)
                .map(Open.class::cast);
    }

    @Override
    @Transactional
    public List<Proposal> newest(int most) {
        return find("order by proposedAt desc, id").page(0, most).stream()
                .map(ProposalRow::toDomain)
                .toList();
    }

    @Override
    @Transactional
    public boolean replace(Open before, Approved after, AuditRecord act) {
        return decided(before, ProposalRow.State.APPROVED, after.by(), after.at(), act);
    }

    @Override
    @Transactional
    public boolean replace(Open before, Rejected after, AuditRecord act) {
        return decided(before, ProposalRow.State.REJECTED, after.by(), after.at(), act);
    }

    private boolean decided(Open before, ProposalRow.State state, String by, Instant at, AuditRecord act) {
        int changed = update(
                "state = ?1, decidedBy = ?2, decidedAt = ?3 where id = ?4 and state = 'OPEN'",
                state.name(),
                by,
                at,
                before.request().id());
        if (changed == 1) {
            audit.record(act);
        }
        return changed == 1;
    }
}
