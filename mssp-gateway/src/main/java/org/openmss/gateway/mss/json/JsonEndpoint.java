package org.openmss.gateway.mss.json;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openmss.gateway.mss.Answer;
import org.openmss.gateway.mss.Operations;
import org.openmss.kernel.Bytes;

/**
 * The operations of TS 102 204 as JSON. Open to everybody on the HTTP level, as at the SOAP door: who asks is told by the message, or by
 * HTTP authentication, which is answered with a fault too. Every address takes every message.
 */
@Path("/")
@Consumes(MediaType.WILDCARD)
@PermitAll
@RunOnVirtualThread
class JsonEndpoint {
    private static final String JSON = "application/json;charset=UTF-8";
    private final JsonReader reader;
    private final JsonWriter writer;
    private final HttpCallers callers;
    private final Operations operations;

    JsonEndpoint(JsonReader reader, JsonWriter writer, HttpCallers callers, Operations operations) {
        this.reader = reader;
        this.writer = writer;
        this.callers = callers;
        this.operations = operations;
    }

    @POST
    @Path("rest/service{operation: (/(sign|status|receipt|profile))?}")
    public Response service(InputStream body, @Context HttpServerRequest request) {
        return answer(body, request);
    }

    @POST
    @Path("restapi{end: /?}")
    public Response restApi(InputStream body, @Context HttpServerRequest request) {
        return answer(body, request);
    }

    private Response answer(InputStream body, HttpServerRequest request) {
        var octets = octets(body);
        var answer = operations.answer(() -> reader.read(octets), () -> callers.of(request, octets));
        var status = switch (answer) {
            case Answer.Response response -> Response.Status.OK;
            case Answer.Fault fault -> Response.Status.INTERNAL_SERVER_ERROR;
        };
        return Response.status(status).type(JSON).entity(writer.line(answer)).build();
    }

    private static Bytes octets(InputStream body) {
        try {
            return Bytes.of(body.readAllBytes());
        } catch (IOException cutOff) {
            throw new UncheckedIOException(cutOff);
        }
    }
}
