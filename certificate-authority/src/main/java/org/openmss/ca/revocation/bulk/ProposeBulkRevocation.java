package org.openmss.ca.revocation.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.ca.approval.Propose;
import org.openmss.ca.approval.domain.Proposal;
import org.openmss.ca.revocation.bulk.domain.BulkOrder;
import org.openmss.ca.revocation.bulk.domain.BulkRevocations;
import org.openmss.ca.revocation.bulk.domain.Scope;

/** An operator wishes to revoke many certificates. A second one decides, who sees how many there are. */
@ApplicationScoped
public class ProposeBulkRevocation {
    private final BulkRevocations bulkRevocations;
    private final BulkOrderJson json;
    private final Propose propose;

    ProposeBulkRevocation(BulkRevocations bulkRevocations, BulkOrderJson json, Propose propose) {
        this.bulkRevocations = bulkRevocations;
        this.json = json;
        this.propose = propose;
    }

    /** @throws UnacceptableOrder where it names certificates that are not here, none at all, or where another such proposal waits */
    public Proposal.Open propose(String operator, BulkOrder order) {
        if (order.scope() instanceof Scope.Listed listed) {
            var unknown = bulkRevocations.unknown(listed.serials());
            if (!unknown.isEmpty()) {
                throw new UnacceptableOrder.UnknownCertificates(unknown);
            }
        }
        long certificates = bulkRevocations.count(order.scope());
        if (certificates == 0) {
            throw new UnacceptableOrder.NothingToRevoke();
        }
        var proposal = propose.propose(
                operator, StartBulkRevocation.NAME, order.scope().title(), json.write(order, certificates));
        String parameters = proposal.request().parameters();
        if (!json.read(parameters).equals(order) || json.certificates(parameters) < certificates) {
            throw new UnacceptableOrder.OtherProposalOpen(proposal.request().id());
        }
        return proposal;
    }
}
