package org.openmss.doors;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Another site's page changes nothing here, not even where a cookie or a proxy in between adds the credentials of the person before the
 * browser. Browsers say whose page a request comes from; what is no browser says nothing.
 */
@ApplicationScoped
class ForeignForms {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    void refuse(@Observes Filters filters) {
        filters.register(ForeignForms::refuse, SecurityHeaders.NEXT);
    }

    private static void refuse(RoutingContext context) {
        var from = context.request().headers().getAll("Sec-Fetch-Site");
        if (SAFE.contains(context.request().method()) || OURS.containsAll(from)) {
            context.next();
        } else {
            ProblemAnswer.end(
                    context,
                    Problem.of(
                            403,
                            "foreign-form",
                            "This form came from another site",
                            "nothing was done; open this service's own pages and use the form there"));
        }
    }
}
