package org.openmss.ca.timestamp.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.timestamp.IssueTimeStamp;
import org.openmss.doors.Problem;
import org.openmss.kernel.Bytes;

/** Time-stamps over HTTP (RFC 3161, 3.4). Every request that is read gets HTTP 200 and a response of the standard. */
@Path("/tsa")
@Produces("application/timestamp-reply")
@PermitAll
@RunOnVirtualThread
class TimeStampResource {
    private static final int LARGEST = 16 * 1024;
    private final IssueTimeStamp issueTimeStamp;

    TimeStampResource(IssueTimeStamp issueTimeStamp) {
        this.issueTimeStamp = issueTimeStamp;
    }

    @POST
    @Consumes("application/timestamp-query")
    public Response post(@HeaderParam("Content-Length") @Nullable Long length, InputStream body) throws IOException {
        if (length != null && length > LARGEST) {
            throw tooLarge();
        }
        byte[] request = body.readNBytes(LARGEST + 1);
        if (request.length > LARGEST) {
            throw tooLarge();
        }
        return Response.ok(issueTimeStamp.issue(Bytes.of(request)).toArray())
                .header("Cache-Control", "no-store")
                .build();
    }

    private static RuntimeException tooLarge() {
        return Problem.of(413, "body-too-large", "The body is too large", "a time-stamp request is at most 16 KiB")
                .exception();
    }
}
