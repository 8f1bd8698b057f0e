package org.openmss.ca.revocation.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.openmss.audit.ActorName;
import org.openmss.ca.approval.ProposalView;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.register.CertificateView;
import org.openmss.ca.register.UnknownSerial;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.ca.revocation.HoldCertificate;
import org.openmss.ca.revocation.ProposeResumption;
import org.openmss.ca.revocation.ResumeCertificate;
import org.openmss.ca.revocation.StatusRefusal;
import org.openmss.kernel.CertificateSerial;

/** Holding a certificate and taking it off hold again. An operator needs a second one for the way back; the registration authority sees to that itself. */
@Path("/certificates/{serial}/suspension")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SuspensionResource {
    private static final String SERVICE = "registration-authority";
    private final HoldCertificate holdCertificate;
    private final ResumeCertificate resumeCertificate;
    private final ProposeResumption proposeResumption;
    private final CertificateRegister register;
    private final Hierarchy hierarchy;

    SuspensionResource(
            HoldCertificate holdCertificate,
            ResumeCertificate resumeCertificate,
            ProposeResumption proposeResumption,
            CertificateRegister register,
            Hierarchy hierarchy) {
        this.holdCertificate = holdCertificate;
        this.resumeCertificate = resumeCertificate;
        this.proposeResumption = proposeResumption;
        this.register = register;
        this.hierarchy = hierarchy;
    }

    @POST
    @RolesAllowed({SERVICE, "ca-operator"})
    public CertificateView hold(@PathParam("serial") String text, @Context SecurityContext caller) {
        var serial = UnknownSerial.unlessSerial(text);
        return view(holdCertificate.hold(name(caller), serial).orElseThrow(UnknownSerial::problem));
    }

    /** 200 with the certificate for the registration authority; 202 with the proposal for an operator. */
    @DELETE
    @RolesAllowed({SERVICE, "ca-operator"})
    public Response resume(@PathParam("serial") String text, @Context SecurityContext caller) {
        var serial = UnknownSerial.unlessSerial(text);
        if (caller.isUserInRole(SERVICE)) {
            var resumed = resumeCertificate.resume(name(caller), serial).orElseThrow(UnknownSerial::problem);
            return Response.ok(view(resumed)).build();
        }
        return proposal(serial, name(caller));
    }

    private Response proposal(CertificateSerial serial, String operator) {
        if (!(register.find(serial).orElse(null) instanceof Released released)) {
            throw UnknownSerial.problem();
        }
        if (!(released instanceof OnHold held)) {
            return Response.ok(view(released)).build();
        }
        var proposal = proposeResumption.propose(operator, held);
        return Response.accepted(ProposalView.of(proposal, proposal.request().proposedAt()))
                .build();
    }

    private CertificateView view(Released released) {
        StatusRefusal.ofRevoked(released);
        return CertificateView.of(released, hierarchy);
    }

    private static String name(SecurityContext caller) {
        return ActorName.of(caller.getUserPrincipal());
    }
}
