package org.openmss.ca.approval;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.approval.domain.ApprovedAct;
import org.openmss.ca.approval.domain.Proposal;
import org.openmss.ca.approval.domain.Proposal.Open;
import org.openmss.ca.approval.domain.Proposals;
import org.openmss.ca.approval.domain.Undecidable;
import org.openmss.ca.approval.domain.Undecidable.Why;

/** A second operator says yes or no. Yes does the act, in the same transaction. */
@ApplicationScoped
public class DecideProposal {
    /** Seconds; an act may be about millions of certificates. */
    private static final int LONGEST = 600;

    private static final Logger LOG = Logger.getLogger(DecideProposal.class);
    private final Proposals proposals;
    private final List<ApprovedAct> acts;
    private final AuditTrail audit;
    private final InstantSource clock;

    DecideProposal(Proposals proposals, @All List<ApprovedAct> acts, AuditTrail audit, InstantSource clock) {
        this.proposals = proposals;
        this.acts = acts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The two answers. */
    public enum Decision {
        APPROVE,
        REJECT
    }

    /** @throws Undecidable where this operator cannot, or nobody can any longer */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST)
    public Proposal decide(String operator, UUID id, Decision decision) {
        if (!(proposals.find(id).orElseThrow(() -> new Undecidable(Why.UNKNOWN)) instanceof Open open)) {
            throw new Undecidable(Why.DECIDED);
        }
        try {
            var decided = switch (decision) {
                case APPROVE -> approve(open, operator);
                case REJECT -> reject(open, operator);
            };
            LOG.infof(
                    "proposal decided id=%s act=%s decision=%s",
                    id, open.request().act(), decision);
            return decided;
        } catch (Undecidable refused) {
            audit.recordRefusal(audit(
                    operator, open, step(decision), "refused-" + refused.why().wireName()));
            throw refused;
        }
    }

    private Proposal approve(Open open, String operator) {
        var approved = open.approve(operator, clock.instant());
        if (!proposals.replace(open, approved, audit(operator, open, step(Decision.APPROVE), "done"))) {
            throw new Undecidable(Why.DECIDED);
        }
        acts.stream()
                .filter(act -> act.name().equals(open.request().act()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nothing does " + open.request().act()))
                .execute(open.request(), operator);
        return approved;
    }

    private Proposal reject(Open open, String operator) {
        var rejected = open.reject(operator, clock.instant());
        if (!proposals.replace(open, rejected, audit(operator, open, step(Decision.REJECT), "done"))) {
            throw new Undecidable(Why.DECIDED);
        }
        return rejected;
    }

    private static String step(Decision decision) {
        return switch (decision) {
            case APPROVE -> "approve";
            case REJECT -> "reject";
        };
    }

    /** Under the subject of the act, so that its history shows who proposed and who approved. */
    static AuditRecord audit(String operator, Open proposal, String step, String outcome) {
        var request = proposal.request();
        return new AuditRecord(
                operator, request.act() + "." + step, request.subject(), outcome + "-proposal-" + request.id());
    }
}
