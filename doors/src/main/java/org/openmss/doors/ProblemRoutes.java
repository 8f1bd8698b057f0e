package org.openmss.doors;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What fails before a resource is reached (a body over the limit) gets a problem document too. */
@ApplicationScoped
class ProblemRoutes {

    private final MemorySize longestBody;

    ProblemRoutes(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize longestBody) {
        this.longestBody = longestBody;
    }

    void answerFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::refuseWhatSaysItIsTooLarge);
        router.errorHandler(413, context -> answer(context, 413));
        router.errorHandler(400, context -> answer(context, 400));
    }

    /** Before the framework's own limit, whose answer has no body; bodies without a length meet that limit while they are read. */
    private void refuseWhatSaysItIsTooLarge(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length != null
                && length.matches("[0-9]+")
                && new BigInteger(length).compareTo(longestBody.asBigInteger()) > 0) {
            answer(context, 413);
        } else {
            context.next();
        }
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
