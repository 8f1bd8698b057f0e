package org.openmss.ca.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.openmss.ca.approval.domain.Proposal;
import org.openmss.ca.approval.domain.Proposal.Open;
import org.openmss.ca.approval.domain.Proposal.Request;
import org.openmss.ca.approval.domain.Proposals;

/** Puts an act to a second operator. The same act on the same subject is not put twice while the first waits. */
@ApplicationScoped
public class Propose {
    private final Proposals proposals;
    private final ApprovalConfig config;
    private final InstantSource clock;
    private final RandomGenerator chance;

    Propose(Proposals proposals, ApprovalConfig config, InstantSource clock, RandomGenerator chance) {
        this.proposals = proposals;
        this.config = config;
        this.clock = clock;
        this.chance = chance;
    }

    /** @param parameters JSON that the act understands */
    public Open propose(String operator, String act, String subject, String parameters) {
        return proposals.open(act, subject, clock.instant()).orElseGet(() -> add(operator, act, subject, parameters));
    }

    /** As {@link #propose}, but what waits with other parameters is another wish. */
    public Open proposeExactly(String operator, String act, String subject, String parameters) {
        return proposals
                .open(act, subject, parameters, clock.instant())
                .orElseGet(() -> add(operator, act, subject, parameters));
    }

    private Open add(String operator, String act, String subject, String parameters) {
        var now = clock.instant();
        var proposal = Proposal.propose(new Request(
                new UUID(chance.nextLong(), chance.nextLong()),
                act,
                subject,
                parameters,
                operator,
                now,
                now.plus(config.life())));
        proposals.add(proposal, DecideProposal.audit(operator, proposal, "propose", "done"));
        return proposal;
    }
}
