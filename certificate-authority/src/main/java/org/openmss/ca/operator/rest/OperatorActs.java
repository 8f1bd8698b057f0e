package org.openmss.ca.operator.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.approval.DecideProposal;
import org.openmss.ca.approval.DecideProposal.Decision;
import org.openmss.ca.approval.ProposalRefusal;
import org.openmss.ca.approval.domain.Undecidable;
import org.openmss.ca.hierarchy.ProposeAdmission;
import org.openmss.ca.register.UnknownSerial;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.ImpossibleInvalidityDate;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.revocation.HoldCertificate;
import org.openmss.ca.revocation.ProposeResumption;
import org.openmss.ca.revocation.RevokeCertificate;
import org.openmss.ca.revocation.StatusRefusal;
import org.openmss.doors.Field;
import org.openmss.kernel.CertificateSerial;

/** Acting: the forms of the pages lead to the same use cases as the API. */
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed("ca-operator")
@RunOnVirtualThread
class OperatorActs {
    private static final String APPROVALS = "/operator/approvals";
    private final RevokeCertificate revokeCertificate;
    private final HoldCertificate holdCertificate;
    private final ProposeResumption proposeResumption;
    private final DecideProposal decideProposal;
    private final ProposeAdmission proposeAdmission;
    private final CertificateRegister register;

    OperatorActs(
            RevokeCertificate revokeCertificate,
            HoldCertificate holdCertificate,
            ProposeResumption proposeResumption,
            DecideProposal decideProposal,
            ProposeAdmission proposeAdmission,
            CertificateRegister register) {
        this.revokeCertificate = revokeCertificate;
        this.holdCertificate = holdCertificate;
        this.proposeResumption = proposeResumption;
        this.decideProposal = decideProposal;
        this.proposeAdmission = proposeAdmission;
        this.register = register;
    }

    static URI page(CertificateSerial serial) {
        return URI.create("/operator/certificates/" + serial);
    }

    @POST
    @Path("certificates/{serial}/revocation")
    public Response revoke(
            @PathParam("serial") String text,
            @FormParam(Viewer.FORM) @Nullable String form,
            @FormParam("reason") @Nullable String reason,
            @FormParam("invalidityDate") @Nullable String invalidityDate,
            @Context SecurityContext caller) {
        var viewer = Viewer.of(caller).sentBy(form);
        var serial = UnknownSerial.unlessSerial(text);
        var command = new RevokeCertificate.Command(
                viewer.id(),
                serial,
                Field.required("reason", given(reason), RevocationReason::ofWireName),
                Field.optional("invalidityDate", given(invalidityDate), Field::time),
                Optional.empty());
        try {
            if (revokeCertificate.revoke(command).isEmpty()) {
                throw UnknownSerial.problem();
            }
        } catch (ImpossibleInvalidityDate impossible) {
            throw StatusRefusal.of(impossible);
        }
        return done(page(serial).toString(), Done.REVOKED);
    }

    @POST
    @Path("certificates/{serial}/hold")
    public Response hold(
            @PathParam("serial") String text,
            @FormParam(Viewer.FORM) @Nullable String form,
            @Context SecurityContext caller) {
        var viewer = Viewer.of(caller).sentBy(form);
        var serial = UnknownSerial.unlessSerial(text);
        var held = holdCertificate.hold(viewer.id(), serial).orElseThrow(UnknownSerial::problem);
        StatusRefusal.ofRevoked(held);
        return done(page(serial).toString(), Done.HELD);
    }

    @POST
    @Path("certificates/{serial}/resumption")
    public Response askForResumption(
            @PathParam("serial") String text,
            @FormParam(Viewer.FORM) @Nullable String form,
            @Context SecurityContext caller) {
        var viewer = Viewer.of(caller).sentBy(form);
        var serial = UnknownSerial.unlessSerial(text);
        if (!(register.find(serial).orElse(null) instanceof Released released)) {
            throw UnknownSerial.problem();
        }
        StatusRefusal.ofRevoked(released);
        if (!(released instanceof OnHold held)) {
            return Response.seeOther(page(serial)).build();
        }
        proposeResumption.propose(viewer.id(), held);
        return done(page(serial).toString(), Done.PROPOSED);
    }

    @POST
    @Path("authorities/{name}/admission")
    public Response proposeAdmission(
            @PathParam("name") String name,
            @FormParam(Viewer.FORM) @Nullable String form,
            @Context SecurityContext caller) {
        var viewer = Viewer.of(caller).sentBy(form);
        return proposeAdmission.propose(viewer.id(), name).isPresent()
                ? done(APPROVALS, Done.ADMISSION_PROPOSED)
                : Response.seeOther(URI.create("/operator")).build();
    }

    @POST
    @Path("approvals/{id}/approval")
    public Response approve(
            @PathParam("id") UUID id, @FormParam(Viewer.FORM) @Nullable String form, @Context SecurityContext caller) {
        return decide(id, Decision.APPROVE, Viewer.of(caller).sentBy(form), Done.APPROVED);
    }

    @POST
    @Path("approvals/{id}/rejection")
    public Response reject(
            @PathParam("id") UUID id, @FormParam(Viewer.FORM) @Nullable String form, @Context SecurityContext caller) {
        return decide(id, Decision.REJECT, Viewer.of(caller).sentBy(form), Done.REJECTED);
    }

    private Response decide(UUID id, Decision decision, Viewer viewer, Done done) {
        try {
            decideProposal.decide(viewer.id(), id, decision);
            return done(APPROVALS, done);
        } catch (Undecidable refused) {
            throw ProposalRefusal.of(refused);
        }
    }

    private static Response done(String page, Done done) {
        return Response.seeOther(URI.create(page + "?done=" + done.word())).build();
    }

    /** A field of a form that was left empty is not there. */
    private static @Nullable String given(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }
}
