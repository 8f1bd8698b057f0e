package org.openmss.ca.approval;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.approval.domain.Proposal;
import org.openmss.ca.approval.domain.Proposal.Approved;
import org.openmss.ca.approval.domain.Proposal.Open;
import org.openmss.ca.approval.domain.Proposal.Rejected;

/** A proposal as all doors of this service show it. */
public record ProposalView(
        UUID id,
        String act,
        String subject,
        @JsonRawValue String parameters,
        String state,
        String proposedBy,
        Instant proposedAt,
        Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    public static ProposalView of(Proposal proposal, Instant now) {
        return switch (proposal) {
            case Open open -> view(open, open.isPast(now) ? "EXPIRED" : "OPEN", null, null);
            case Approved approved -> view(approved, "APPROVED", approved.by(), approved.at());
            case Rejected rejected -> view(rejected, "REJECTED", rejected.by(), rejected.at());
        };
    }

    private static ProposalView view(
            Proposal proposal, String state, @Nullable String decidedBy, @Nullable Instant decidedAt) {
        var request = proposal.request();
        return new ProposalView(
                request.id(),
                request.act(),
                request.subject(),
                request.parameters(),
                state,
                request.proposedBy(),
                request.proposedAt(),
                request.expiresAt(),
                decidedBy,
                decidedAt);
    }
}
