package org.openmss.ca.approval.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.approval.domain.Proposal;
import org.openmss.ca.approval.domain.Proposal.Approved;
import org.openmss.ca.approval.domain.Proposal.Open;
import org.openmss.ca.approval.domain.Proposal.Rejected;
import org.openmss.ca.approval.domain.Proposal.Request;

@Entity
@Table(name = "proposal")
class ProposalRow {
    enum State {
        OPEN,
        APPROVED,
        REJECTED
    }

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "act")
    String act;

    @Column(name = "subject")
    String subject;

    @Column(name = "parameters")
    String parameters;

    @Column(name = "proposed_by")
    String proposedBy;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "state")
    String state;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    static ProposalRow of(Open proposal) {
        var request = proposal.request();
        var row = new ProposalRow();
        row.id = request.id();
        row.act = request.act();
        row.subject = request.subject();
        row.parameters = request.parameters();
        row.proposedBy = request.proposedBy();
        row.proposedAt = request.proposedAt();
        row.expiresAt = request.expiresAt();
        row.state = State.OPEN.name();
        return row;
    }

    Proposal toDomain() {
        var request = new Request(id, act, subject, parameters, proposedBy, proposedAt, expiresAt);
        return switch (State.valueOf(state)) {
            case OPEN -> new Open(request);
            case APPROVED ->
                new Approved(request, Objects.requireNonNull(decidedBy), Objects.requireNonNull(decidedAt));
            case REJECTED ->
                new Rejected(request, Objects.requireNonNull(decidedBy), Objects.requireNonNull(decidedAt));
        };
    }
}
