package org.openmss.ca.revocation.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.register.CertificateView;
import org.openmss.ca.register.UnknownSerial;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.revocation.RevokeCertificate;
import org.openmss.doors.Field;

/** Revocation, for the registration authority and the CA's operators. */
@Path("/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RevocationResource {
    private final RevokeCertificate revokeCertificate;
    private final Hierarchy hierarchy;

    RevocationResource(RevokeCertificate revokeCertificate, Hierarchy hierarchy) {
        this.revokeCertificate = revokeCertificate;
        this.hierarchy = hierarchy;
    }

    record RevocationRequest(@Nullable String reason) {}

    @POST
    @Path("{serial}/revocation")
    @RolesAllowed({"registration-authority", "ca-operator"})
    public CertificateView revoke(
            @PathParam("serial") String text, @Nullable RevocationRequest body, @Context SecurityContext caller) {
        var serial = UnknownSerial.unlessSerial(text);
        RevocationRequest request = Field.required("body", body, given -> given);
        var reason = Field.required("reason", request.reason(), RevocationReason::ofWireName);
        return revokeCertificate
                .revoke(caller.getUserPrincipal().getName(), serial, reason, Optional.empty())
                .map(revoked -> CertificateView.of(revoked, hierarchy))
                .orElseThrow(UnknownSerial::problem);
    }
}
