package org.openmss.doors;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What fails before a resource is reached (a body over the limit) gets a problem document too. */
@ApplicationScoped
class ProblemRoutes {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private final BigInteger longestBody;

    ProblemRoutes(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize longestBody) {
        this.longestBody = longestBody.asBigInteger();
    }

    void answerFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::refuseWhatSaysItIsTooLarge);
        router.errorHandler(413, context -> answer(context, 413));
        router.errorHandler(400, context -> answer(context, 400));
    }

    /** Before the framework's own limit, whose answer has no body; bodies without a length meet that limit while they are read. */
    private void refuseWhatSaysItIsTooLarge(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length != null && NUMBER.matcher(length).matches() && new BigInteger(length).compareTo(longestBody) > 0) {
            answer(context, 413);
        } else {
            context.next();
        }
    }

    private static void answer(RoutingContext context, int status) {
        ProblemAnswer.end(context, ProblemMappers.ofStatus(status, context.normalizedPath()));
    }
}
