package org.openmss.gateway.provider;

import io.quarkus.smallrye.jwt.runtime.auth.BearerTokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;

/** The gateway operator's door to the certificates that application providers sign their messages with. */
@Path("/aps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@BearerTokenAuthentication
@RunOnVirtualThread
class MessageCertificateResource {
    private final ChangeMessageCertificates changeMessageCertificates;

    MessageCertificateResource(ChangeMessageCertificates changeMessageCertificates) {
        this.changeMessageCertificates = changeMessageCertificates;
    }

    record NewMessageCertificate(@Nullable String certificate) {}

    @POST
    @Path("{apId: .+}/message-certificates")
    @RolesAllowed("mssp-operator")
    public Response register(
            @PathParam("apId") String apId, @Nullable NewMessageCertificate given, @Context SecurityContext caller) {
        var body = Field.required("body", given, sent -> sent);
        var certificate = Field.required("certificate", body.certificate(), MessageCertificate::parsePem);
        changeMessageCertificates.register(name(caller), apId, certificate);
        return Response.status(Response.Status.CREATED)
                .entity(ProviderViews.Certificate.of(certificate))
                .build();
    }

    @DELETE
    @Path("{apId: .+}/message-certificates/{sha256: [0-9a-f]{64}}")
    @RolesAllowed("mssp-operator")
    public void withdraw(
            @PathParam("apId") String apId, @PathParam("sha256") String sha256, @Context SecurityContext caller) {
        changeMessageCertificates.withdraw(name(caller), apId, sha256);
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
