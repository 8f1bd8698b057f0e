package org.openmss.doors;

import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** A problem document as the answer of a route that is no REST resource. */
public final class ProblemAnswer {
    private ProblemAnswer() {}

    /** Ends the exchange, and in HTTP/1 the connection with it: what is left of the request is not read. */
    public static void end(RoutingContext context, Problem problem) {
        if (context.response().ended()) {
            return;
        }
        var json = problem.toJson(UUID.randomUUID().toString().replace("-", ""));
        var response = context.response().setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        if (context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
        }
        response.end(new JsonObject(json).encode());
    }
}
