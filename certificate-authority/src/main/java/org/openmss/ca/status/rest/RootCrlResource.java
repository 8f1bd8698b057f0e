package org.openmss.ca.status.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.openmss.audit.ActorName;
import org.openmss.ca.status.TakeRootCrl;
import org.openmss.kernel.Bytes;

/** Where an operator brings the CRL from the root's key ceremony. */
@Path("/authorities/root/crl")
@RunOnVirtualThread
class RootCrlResource {
    private final TakeRootCrl takeRootCrl;

    RootCrlResource(TakeRootCrl takeRootCrl) {
        this.takeRootCrl = takeRootCrl;
    }

    record PublishedCrl(long number, Instant thisUpdate, Instant nextUpdate, int entries) {}

    @PUT
    @Consumes("application/pkix-crl")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("ca-operator")
    public PublishedCrl put(byte[] body, @Context SecurityContext caller) {
        var crl = takeRootCrl.take(ActorName.of(caller.getUserPrincipal()), Bytes.of(body));
        return new PublishedCrl(crl.number(), crl.thisUpdate(), crl.nextUpdate(), crl.entries());
    }
}
