package org.openmss.doors;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Headers that every answer carries. */
@ApplicationScoped
class SecurityHeaders {
    private static final int FIRST = 1001;

    /** Behind these headers, and before anybody is asked who he is. */
    static final int NEXT = FIRST - 1;

    void onEveryAnswer(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.response().putHeader("X-Content-Type-Options", "nosniff");
                    context.next();
                },
                FIRST);
    }
}
