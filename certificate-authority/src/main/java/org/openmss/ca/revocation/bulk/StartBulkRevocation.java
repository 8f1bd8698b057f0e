package org.openmss.ca.revocation.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.approval.domain.ApprovedAct;
import org.openmss.ca.approval.domain.Proposal.Request;
import org.openmss.ca.approval.domain.Undecidable;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Terms;
import org.openmss.ca.revocation.bulk.domain.BulkRevocations;

/**
 * A second operator agrees: which certificates it is about is fixed, and with that it begins (certificate profile POL-11). They are never more
 * than were proposed, and what is issued later is not among them.
 */
@ApplicationScoped
public class StartBulkRevocation implements ApprovedAct {
    public static final String NAME = "certificate.bulk-revoke";
    private static final Logger LOG = Logger.getLogger(StartBulkRevocation.class);
    private final BulkRevocations bulkRevocations;
    private final BulkOrderJson json;
    private final AuditTrail audit;
    private final InstantSource clock;

    StartBulkRevocation(BulkRevocations bulkRevocations, BulkOrderJson json, AuditTrail audit, InstantSource clock) {
        this.bulkRevocations = bulkRevocations;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void execute(Request request, String approver) {
        var order = json.read(request.parameters());
        var terms = new Terms(
                request.id(),
                order.scope().title(),
                order.reason(),
                order.invalidityDate(),
                request.proposedBy(),
                approver,
                clock.instant());
        long certificates =
                bulkRevocations.start(terms, order.scope()).progress().certificates();
        long proposed = json.certificates(request.parameters());
        if (certificates > proposed) {
            throw Undecidable.outdated(
                    "it would now revoke " + certificates + " certificates, and was proposed for " + proposed);
        }
        audit.record(new AuditRecord(
                approver, NAME + ".start", request.id().toString(), "done-" + certificates + "-certificates"));
        LOG.infof("bulk revocation begins id=%s scope=%s certificates=%d", terms.id(), terms.scope(), certificates);
    }
}
