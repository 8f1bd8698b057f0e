package org.openmss.ca.hierarchy.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.openmss.audit.ActorName;
import org.openmss.ca.approval.ProposalView;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.IssuerView;
import org.openmss.ca.hierarchy.ProposeAdmission;

/** The issuing CAs, and the first half of taking one into use. The second half is an approval. */
@Path("/admin/authorities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AuthorityResource {
    private final Hierarchy hierarchy;
    private final ProposeAdmission proposeAdmission;

    AuthorityResource(Hierarchy hierarchy, ProposeAdmission proposeAdmission) {
        this.hierarchy = hierarchy;
        this.proposeAdmission = proposeAdmission;
    }

    record Authorities(List<IssuerView> authorities) {}

    @GET
    @RolesAllowed({"ca-operator", "ca-auditor"})
    public Authorities all() {
        return new Authorities(hierarchy.issuers().stream()
                .map(issuer -> IssuerView.of(issuer, hierarchy))
                .toList());
    }

    /** 202 with the proposal; 200 with the CA where it may issue already. */
    @POST
    @Path("{name}/admission")
    @RolesAllowed("ca-operator")
    public Response propose(@PathParam("name") String name, @Context SecurityContext caller) {
        return proposeAdmission
                .propose(ActorName.of(caller.getUserPrincipal()), name)
                .map(proposal -> Response.accepted(
                        ProposalView.of(proposal, proposal.request().proposedAt())))
                .orElseGet(() -> Response.ok(IssuerView.of(hierarchy.issuerNamed(name), hierarchy)))
                .build();
    }
}
