package org.openmss.doors;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/** What fails before a resource is reached (a body over the limit) gets a problem document too. */
@ApplicationScoped
class ProblemRoutes {

    void answerFailures(@Observes Router router) {
        router.errorHandler(413, context -> answer(context, 413));
        router.errorHandler(400, context -> answer(context, 400));
    }

    private static void answer(RoutingContext context, int status) {
        if (context.response().ended()) {
            return;
        }
        var problem = ProblemMappers.ofStatus(status, context.normalizedPath());
        var json = problem.toJson(UUID.randomUUID().toString().replace("-", ""));
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(new JsonObject(json).encode());
    }
}
