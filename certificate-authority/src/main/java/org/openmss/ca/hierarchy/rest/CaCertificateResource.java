package org.openmss.ca.hierarchy.rest;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.openmss.ca.hierarchy.Hierarchy;

/** CA certificates in DER: what the issuer addresses in certificates lead to. */
@Path("/ca")
@Produces("application/pkix-cert")
@PermitAll
@NonBlocking
class CaCertificateResource {
    private static final String CACHEABLE = "public, max-age=3600";
    private final Hierarchy hierarchy;

    CaCertificateResource(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    @GET
    @Path("{name}.cer")
    public Response get(@PathParam("name") String name) {
        return Response.ok(hierarchy.named(name).der().toArray())
                .header("Cache-Control", CACHEABLE)
                .build();
    }
}
