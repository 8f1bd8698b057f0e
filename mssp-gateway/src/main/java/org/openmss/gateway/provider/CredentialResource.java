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

/** The gateway operator's door to what application providers sign in with. */
@Path("/aps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@BearerTokenAuthentication
@RunOnVirtualThread
class CredentialResource {
    private final ChangeCredentials changeCredentials;

    CredentialResource(ChangeCredentials changeCredentials) {
        this.changeCredentials = changeCredentials;
    }

    record NewCertificate(@Nullable String certificate) {}

    record HmacKey(String hmacKey) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "HmacKey[…]";
        }
    }

    @POST
    @Path("{apId: .+}/client-certificates")
    @RolesAllowed("mssp-operator")
    public Response registerCertificate(
            @PathParam("apId") String apId, @Nullable NewCertificate given, @Context SecurityContext caller) {
        var body = Field.required("body", given, sent -> sent);
        var certificate = Field.required("certificate", body.certificate(), ClientCertificate::parsePem);
        changeCredentials.registerCertificate(name(caller), apId, certificate);
        return Response.status(Response.Status.CREATED)
                .entity(ProviderViews.Certificate.of(certificate))
                .build();
    }

    @DELETE
    @Path("{apId: .+}/client-certificates/{sha256: [0-9a-f]{64}}")
    @RolesAllowed("mssp-operator")
    public void withdrawCertificate(
            @PathParam("apId") String apId, @PathParam("sha256") String sha256, @Context SecurityContext caller) {
        changeCredentials.withdrawCertificate(name(caller), apId, sha256);
    }

    @POST
    @Path("{apId: .+}/hmac-key")
    @RolesAllowed("mssp-operator")
    public Response renewHmacKey(@PathParam("apId") String apId, @Context SecurityContext caller) {
        var key = changeCredentials.renewHmacKey(name(caller), apId);
        return ToldOnce.answer(Response.Status.OK, new HmacKey(key.toBase64()));
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
