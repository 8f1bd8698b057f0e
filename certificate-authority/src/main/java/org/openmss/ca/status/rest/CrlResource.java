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
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.regex.Pattern;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.status.StatusConfig;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.Crl.Kind;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.Crls;
import org.openmss.doors.Problem;

/** CRLs for the world. They leave as they are read. */
@Path("/crl")
@Produces("application/pkix-crl")
@PermitAll
@RunOnVirtualThread
class CrlResource {
    private static final Pattern PARTITION = Pattern.compile("(.+)-p([1-9][0-9]{0,3})");
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
    public Response full(@PathParam("name") String name, @Context Request request) {
        return answer(name, Kind.FULL, request);
    }

    @GET
    @Path("delta/{name}.crl")
    public Response delta(@PathParam("name") String name, @Context Request request) {
        return answer(name, Kind.DELTA, request);
    }

    private Response answer(String name, Kind kind, Request request) {
        var scope = scope(name);
        Crl crl =
                crls.newest(scope, kind).orElseThrow(() -> missing(scope, kind).exception());
        var tag = new EntityTag(crl.sha256().toHex());
        var lastModified = Date.from(crl.thisUpdate());
        var unchanged = request.evaluatePreconditions(lastModified, tag);
        StreamingOutput content = out -> crls.write(scope, crl, out);
        var answer = unchanged != null ? unchanged : Response.ok(content).header("Content-Length", crl.length());
        return answer.tag(tag)
                .lastModified(lastModified)
                .header("Cache-Control", "public, max-age=" + maxAge(crl).toSeconds())
                .build();
    }

    private CrlScopeId scope(String name) {
        var divided = PARTITION.matcher(name);
        if (divided.matches() && Integer.parseInt(divided.group(2)) <= CrlPartition.MOST) {
            return new CrlScopeId(
                    AuthorityId.of(hierarchy.named(divided.group(1)).keyId()),
                    new CrlPartition(Integer.parseInt(divided.group(2))));
        }
        return new CrlScopeId(AuthorityId.of(hierarchy.named(name).keyId()), CrlPartition.UNDIVIDED);
    }

    private Problem missing(CrlScopeId scope, Kind kind) {
        if (kind == Kind.DELTA) {
            return Problem.of(404, "no-delta-crl", "There are no delta CRLs", "the full CRL says where they are");
        }
        if (crls.partitions(scope.authority()).contains(scope.partition())
                || scope.partition().equals(CrlPartition.UNDIVIDED)) {
            return Problem.of(503, "no-crl", "There is no CRL yet", "try again in a minute");
        }
        return Problem.of(404, "unknown-partition", "There is no such part", "certificates say where their CRL is");
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
