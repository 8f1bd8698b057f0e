package org.openmss.audit.log;

import jakarta.inject.Singleton;
import java.util.List;
import org.openmss.audit.log.domain.SealedLog;
import org.openmss.audit.merkle.ConsistencyProof;
import org.openmss.audit.merkle.InclusionProof;
import org.openmss.audit.merkle.ProofPlan;
import org.openmss.kernel.Bytes;

/** Proofs from the sealed log: that a record is in it, that a later state goes on from an earlier one. */
@Singleton
public class ProveRecords {
    private final SealedLog log;

    public ProveRecords(SealedLog log) {
        this.log = log;
    }

    /** @throws IllegalArgumentException where a tree of this size has no such leaf */
    public InclusionProof inclusion(long index, long size) {
        return new InclusionProof(index, size, fill(ProofPlan.inclusion(index, size)));
    }

    /** @throws IllegalArgumentException where not {@code 1 <= from <= to} */
    public ConsistencyProof consistency(long from, long to) {
        return new ConsistencyProof(from, to, fill(ProofPlan.consistency(from, to)));
    }

    private List<Bytes> fill(ProofPlan plan) {
        return plan.filledFrom(log.hashes(plan.subtrees()));
    }
}
