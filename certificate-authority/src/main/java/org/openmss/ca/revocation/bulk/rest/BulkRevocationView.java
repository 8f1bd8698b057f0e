package org.openmss.ca.revocation.bulk.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.approval.domain.Proposal;
import org.openmss.ca.revocation.bulk.FindBulkRevocations.Proposed;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation;

/**
 * How far a bulk revocation is.
 *
 * @param state PROPOSED, REJECTED or EXPIRED where it never began; RUNNING, STOPPED, DONE
 * @param certificates how many it names; while it is proposed, how many it would name now
 */
record BulkRevocationView(
        UUID id,
        String state,
        String scope,
        String reason,
        @Nullable Instant invalidityDate,
        String proposedBy,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        long certificates,
        long revoked,
        long revokedBefore,
        long remaining) {

    static BulkRevocationView of(BulkRevocation bulk) {
        var terms = bulk.terms();
        var progress = bulk.progress();
        return new BulkRevocationView(
                terms.id(),
                state(bulk),
                terms.scope(),
                terms.reason().wireName(),
                terms.invalidityDate().orElse(null),
                terms.proposedBy(),
                terms.approvedBy(),
                terms.approvedAt(),
                progress.certificates(),
                progress.revoked(),
                progress.revokedBefore(),
                progress.remaining());
    }

    static BulkRevocationView of(Proposed proposed, Instant now) {
        var request = proposed.proposal().request();
        var order = proposed.order();
        return new BulkRevocationView(
                request.id(),
                state(proposed.proposal(), now),
                order.scope().title(),
                order.reason().wireName(),
                order.invalidityDate().orElse(null),
                request.proposedBy(),
                null,
                null,
                proposed.certificates(),
                0,
                0,
                proposed.certificates());
    }

    private static String state(BulkRevocation bulk) {
        return switch (bulk) {
            case BulkRevocation.Running running -> "RUNNING";
            case BulkRevocation.Stopped stopped -> "STOPPED";
            case BulkRevocation.Done done -> "DONE";
        };
    }

    private static String state(Proposal proposal, Instant now) {
        return switch (proposal) {
            case Proposal.Open open -> open.isPast(now) ? "EXPIRED" : "PROPOSED";
            case Proposal.Rejected rejected -> "REJECTED";
            case Proposal.Approved approved ->
                throw new IllegalStateException("an approved bulk revocation is on record: " + approved.request());
        };
    }
}
