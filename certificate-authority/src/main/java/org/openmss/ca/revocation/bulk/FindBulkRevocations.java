package org.openmss.ca.revocation.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmss.ca.approval.domain.Proposal;
import org.openmss.ca.approval.domain.Proposals;
import org.openmss.ca.revocation.bulk.domain.BulkOrder;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation;
import org.openmss.ca.revocation.bulk.domain.BulkRevocations;

/** Looks bulk revocations up, those too that wait for a second operator. */
@ApplicationScoped
public class FindBulkRevocations {
    private static final int MOST = 100;
    private final BulkRevocations bulkRevocations;
    private final Proposals proposals;
    private final BulkOrderJson json;

    FindBulkRevocations(BulkRevocations bulkRevocations, Proposals proposals, BulkOrderJson json) {
        this.bulkRevocations = bulkRevocations;
        this.proposals = proposals;
        this.json = json;
    }

    /**
     * One that nobody has approved.
     *
     * @param certificates how many it would end now
     */
    public record Proposed(Proposal proposal, BulkOrder order, long certificates) {}

    public Optional<BulkRevocation> approved(UUID id) {
        return bulkRevocations.find(id);
    }

    public Optional<Proposed> proposed(UUID id) {
        return proposals
                .find(id)
                .filter(proposal -> proposal.request().act().equals(StartBulkRevocation.NAME))
                .map(proposal -> {
                    var order = json.read(proposal.request().parameters());
                    return new Proposed(proposal, order, bulkRevocations.count(order.scope()));
                });
    }

    /** The newest approved ones. */
    public List<BulkRevocation> newest() {
        return bulkRevocations.newest(MOST);
    }
}
