package org.openmss.ca.revocation.bulk.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.ActorName;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.approval.ProposalView;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.revocation.bulk.FindBulkRevocations;
import org.openmss.ca.revocation.bulk.ProposeBulkRevocation;
import org.openmss.ca.revocation.bulk.StartBulkRevocation;
import org.openmss.ca.revocation.bulk.SteerBulkRevocation;
import org.openmss.ca.revocation.bulk.UnacceptableOrder;
import org.openmss.ca.revocation.bulk.domain.BulkOrder;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.kernel.CertificateSerial;

/** Bulk revocations, for the CA's operators. They begin with an approval at {@code /admin/approvals}. */
@Path("/admin/bulk-revocations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class BulkRevocationResource {
    private static final String NOT_PROPOSED = "The bulk revocation was not proposed";
    private final ProposeBulkRevocation propose;
    private final FindBulkRevocations find;
    private final SteerBulkRevocation steer;
    private final Hierarchy hierarchy;
    private final AuditTrail audit;
    private final InstantSource clock;

    BulkRevocationResource(
            ProposeBulkRevocation propose,
            FindBulkRevocations find,
            SteerBulkRevocation steer,
            Hierarchy hierarchy,
            AuditTrail audit,
            InstantSource clock) {
        this.propose = propose;
        this.find = find;
        this.steer = steer;
        this.hierarchy = hierarchy;
        this.audit = audit;
        this.clock = clock;
    }

    record BulkRevocationList(List<BulkRevocationView> bulkRevocations) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ca-operator")
    public Response propose(@Nullable BulkRevocationRequest body, @Context SecurityContext caller) {
        var order = Field.required("body", body, given -> given.toOrder(hierarchy, clock.instant()));
        var proposal = proposed(ActorName.of(caller.getUserPrincipal()), order);
        return Response.accepted(proposal).build();
    }

    @GET
    @RolesAllowed({"ca-operator", "ca-auditor"})
    public BulkRevocationList newest() {
        return new BulkRevocationList(
                find.newest().stream().map(BulkRevocationView::of).toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"ca-operator", "ca-auditor"})
    public BulkRevocationView get(@PathParam("id") String text) {
        UUID id = id(text);
        return find.approved(id)
                .map(BulkRevocationView::of)
                .or(() -> find.proposed(id).map(proposed -> BulkRevocationView.of(proposed, clock.instant())))
                .orElseThrow(BulkRevocationResource::unknown);
    }

    @POST
    @Path("{id}/stop")
    @RolesAllowed("ca-operator")
    public BulkRevocationView stop(@PathParam("id") String id, @Context SecurityContext caller) {
        return view(steer.stop(ActorName.of(caller.getUserPrincipal()), id(id))
                .orElseThrow(BulkRevocationResource::unknown));
    }

    @POST
    @Path("{id}/continuation")
    @RolesAllowed("ca-operator")
    public BulkRevocationView goOn(@PathParam("id") String id, @Context SecurityContext caller) {
        return view(steer.goOn(ActorName.of(caller.getUserPrincipal()), id(id))
                .orElseThrow(BulkRevocationResource::unknown));
    }

    private ProposalView proposed(String operator, BulkOrder order) {
        try {
            var proposal = propose.propose(operator, order);
            return ProposalView.of(proposal, proposal.request().proposedAt());
        } catch (UnacceptableOrder refused) {
            var problem = problem(refused);
            audit.recordRefusal(new AuditRecord(
                    operator,
                    StartBulkRevocation.NAME + ".propose",
                    order.scope().title(),
                    problem.name()));
            throw problem.exception();
        }
    }

    private static BulkRevocationView view(BulkRevocation bulk) {
        if (bulk instanceof BulkRevocation.Done) {
            throw Problem.of(
                            409,
                            "bulk-revocation-done",
                            "The bulk revocation is done",
                            "all its certificates are revoked, which is final")
                    .exception();
        }
        return BulkRevocationView.of(bulk);
    }

    private static Problem problem(UnacceptableOrder refused) {
        return switch (refused) {
            case UnacceptableOrder.UnknownCertificates unknown ->
                Problem.of(
                                422,
                                "unknown-certificates",
                                NOT_PROPOSED,
                                "this CA has released no certificates with the serials in 'serials'; none of the list is revoked")
                        .with(
                                "serials",
                                unknown.serials().stream()
                                        .map(CertificateSerial::toString)
                                        .toList());
            case UnacceptableOrder.NothingToRevoke none ->
                Problem.of(
                        422,
                        "nothing-to-revoke",
                        NOT_PROPOSED,
                        "no certificate that stands or is on hold is among them; check the name");
            case UnacceptableOrder.OtherProposalOpen other ->
                Problem.of(
                                409,
                                "proposal-open",
                                NOT_PROPOSED,
                                "for the same certificates another reason or date, or a smaller number, waits for a decision; reject that one first")
                        .with("proposal", other.proposal().toString());
        };
    }

    private static UUID id(String text) {
        return Field.required("id", text, given -> {
            try {
                return UUID.fromString(given);
            } catch (IllegalArgumentException other) {
                throw new IllegalArgumentException("expected the id of a bulk revocation, a UUID", other);
            }
        });
    }

    private static ProblemException unknown() {
        return Problem.of(
                        404,
                        "unknown-bulk-revocation",
                        "No such bulk revocation",
                        "its id is that of its proposal; GET /admin/approvals lists the newest")
                .exception();
    }
}
