package org.openmss.ca.approval.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.openmss.audit.ActorName;
import org.openmss.ca.approval.DecideProposal;
import org.openmss.ca.approval.DecideProposal.Decision;
import org.openmss.ca.approval.ProposalRefusal;
import org.openmss.ca.approval.ProposalView;
import org.openmss.ca.approval.domain.Proposals;
import org.openmss.ca.approval.domain.Undecidable;
import org.openmss.ca.approval.domain.Undecidable.Why;
import org.openmss.doors.Field;

/** What waits for a second operator, and what became of it. */
@Path("/admin/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ApprovalResource {
    private static final int MOST = 100;
    private final Proposals proposals;
    private final DecideProposal decideProposal;
    private final InstantSource clock;

    ApprovalResource(Proposals proposals, DecideProposal decideProposal, InstantSource clock) {
        this.proposals = proposals;
        this.decideProposal = decideProposal;
        this.clock = clock;
    }

    record ProposalList(List<ProposalView> proposals) {}

    @GET
    @RolesAllowed({"ca-operator", "ca-auditor"})
    public ProposalList newest() {
        var now = clock.instant();
        return new ProposalList(proposals.newest(MOST).stream()
                .map(proposal -> ProposalView.of(proposal, now))
                .toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"ca-operator", "ca-auditor"})
    public ProposalView get(@PathParam("id") String id) {
        return proposals
                .find(id(id))
                .map(proposal -> ProposalView.of(proposal, clock.instant()))
                .orElseThrow(() -> ProposalRefusal.of(new Undecidable(Why.UNKNOWN)));
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed("ca-operator")
    public ProposalView approve(@PathParam("id") String id, @Context SecurityContext caller) {
        return decide(id, Decision.APPROVE, caller);
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed("ca-operator")
    public ProposalView reject(@PathParam("id") String id, @Context SecurityContext caller) {
        return decide(id, Decision.REJECT, caller);
    }

    private ProposalView decide(String id, Decision decision, SecurityContext caller) {
        try {
            var decided = decideProposal.decide(ActorName.of(caller.getUserPrincipal()), id(id), decision);
            return ProposalView.of(decided, clock.instant());
        } catch (Undecidable refused) {
            throw ProposalRefusal.of(refused);
        }
    }

    private static UUID id(String text) {
        return Field.required("id", text, given -> {
            try {
                return UUID.fromString(given);
            } catch (IllegalArgumentException other) {
                throw new IllegalArgumentException("expected the id of a proposal, a UUID", other);
            }
        });
    }
}
