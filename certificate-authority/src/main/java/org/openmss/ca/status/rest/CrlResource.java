package org.openmss.ca.status.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.status.StatusConfig;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.Crls;
import org.openmss.doors.Problem;

/** CRLs for the world. */
@Path("/crl")
@Produces("application/pkix-crl")
@PermitAll
@RunOnVirtualThread
class CrlResource {
    private final Hierarchy hierarchy;
    private final Crls crls;
    private final StatusConfig config;
    private final InstantSource clock;

    CrlResource(Hierarchy hierarchy, Crls crls, StatusConfig config, InstantSource clock) {
        this.hierarchy = hierarchy;
        this.crls = crls;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Path("{name}.crl")
    public Response get(@PathParam("name") String name, @Context Request request) {
        Crl crl = crls.newest(AuthorityId.of(hierarchy.named(name).keyId()))
                .orElseThrow(() -> Problem.of(503, "no-crl", "There is no CRL yet", "try again in a minute")
                        .exception());
        var tag = new EntityTag(crl.der().sha256().toHex());
        var lastModified = Date.from(crl.thisUpdate());
        var unchanged = request.evaluatePreconditions(lastModified, tag);
        var answer = unchanged != null ? unchanged : Response.ok(crl.der().toArray());
        return answer.tag(tag)
                .lastModified(lastModified)
                .header("Cache-Control", "public, max-age=" + maxAge(crl).toSeconds())
                .build();
    }

    /** Ends before nextUpdate. */
    private Duration maxAge(Crl crl) {
        Duration left = Duration.between(clock.instant(), crl.nextUpdate()).minusSeconds(1);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(config.crl().maxAge()) < 0 ? left : config.crl().maxAge();
    }
}
