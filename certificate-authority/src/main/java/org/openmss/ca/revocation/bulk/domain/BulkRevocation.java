package org.openmss.ca.revocation.bulk.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.openmss.ca.register.domain.RevocationReason;

/**
 * A revocation of many certificates, from its approval on.
 *
 * <pre>
 * approved --&gt; Running --(all revoked)--&gt; Done
 *               |  ^
 *           stop|  |goOn
 *               v  |
 *              Stopped
 * </pre>
 */
public sealed interface BulkRevocation {
    Terms terms();

    Progress progress();

    static Running start(Terms terms, long certificates) {
        return new Running(terms, new Progress(certificates, 0, 0));
    }

    /**
     * What was approved.
     *
     * @param id that of the proposal
     * @param scope its title; which certificates it names was fixed with the approval
     */
    record Terms(
            UUID id,
            String scope,
            RevocationReason reason,
            Optional<Instant> invalidityDate,
            String proposedBy,
            String approvedBy,
            Instant approvedAt) {}

    /**
     * How far it has come.
     *
     * @param certificates how many it names
     * @param revokedBefore how many of them somebody else had revoked when their turn came
     */
    record Progress(long certificates, long revoked, long revokedBefore) {
        public long remaining() {
            return certificates - revoked - revokedBefore;
        }
    }

    /** Goes on by itself. */
    record Running(Terms terms, Progress progress) implements BulkRevocation {
        public Stopped stop() {
            return new Stopped(terms, progress);
        }
    }

    /** An operator stopped it; what is revoked stays so. */
    record Stopped(Terms terms, Progress progress) implements BulkRevocation {
        public Running goOn() {
            return new Running(terms, progress);
        }
    }

    /** All are revoked. */
    record Done(Terms terms, Progress progress) implements BulkRevocation {}
}
