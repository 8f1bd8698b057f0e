package org.openmss.ca.approval.domain;

import java.time.Instant;
import java.util.UUID;

/** One operator's wish that another one decides on. Decided once; what nobody decides on in its time is past. */
public sealed interface Proposal {
    Request request();

    static Open propose(Request request) {
        return new Open(request);
    }

    /**
     * What is proposed.
     *
     * @param act the name of an {@link ApprovedAct}
     * @param subject what it is to be done to, as in the audit trail
     * @param parameters JSON that the act understands
     */
    record Request(
            UUID id,
            String act,
            String subject,
            String parameters,
            String proposedBy,
            Instant proposedAt,
            Instant expiresAt) {}

    /** Nobody has decided. */
    record Open(Request request) implements Proposal {
        /** @throws Undecidable where this one cannot approve, or no longer */
        public Approved approve(String operator, Instant at) {
            requireInTime(at);
            if (operator.equals(request.proposedBy())) {
                throw new Undecidable(Undecidable.Why.SAME_PERSON);
            }
            return new Approved(request, operator, at);
        }

        /** The proposer may too: that takes it back. */
        public Rejected reject(String operator, Instant at) {
            requireInTime(at);
            return new Rejected(request, operator, at);
        }

        public boolean isPast(Instant now) {
            return !now.isBefore(request.expiresAt());
        }

        private void requireInTime(Instant at) {
            if (isPast(at)) {
                throw new Undecidable(Undecidable.Why.PAST);
            }
        }
    }

    /** A second operator agreed, and it was done. */
    record Approved(Request request, String by, Instant at) implements Proposal {}

    record Rejected(Request request, String by, Instant at) implements Proposal {}
}
