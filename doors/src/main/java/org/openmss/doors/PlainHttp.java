package org.openmss.doors;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What crosses a network does so encrypted, so that nobody on the way reads a token or a password: plain HTTP serves loopback, and the world
 * only at the doors that a service names public. It goes by the connection itself, whatever a proxy says of the one before it.
 */
@ApplicationScoped
class PlainHttp {
    private final List<String> publicDoors;

    /** @param publicDoors paths, each with all below it */
    PlainHttp(@ConfigProperty(name = "mss.doors.plain-http") Optional<List<String>> publicDoors) {
        this.publicDoors = publicDoors.orElse(List.of());
    }

    void refuseTheRest(@Observes Filters filters) {
        filters.register(this::refuse, SecurityHeaders.NEXT);
    }

    private void refuse(RoutingContext context) {
        var connection = context.request().connection();
        if (connection.isSsl() || isLoopback(connection) || isPublic(context.normalizedPath())) {
            context.next();
        } else {
            ProblemAnswer.end(
                    context,
                    Problem.of(
                            403,
                            "https-needed",
                            "This door needs HTTPS",
                            "use this service's https address; what was sent here in the clear may have been read on the way"));
        }
    }

    private boolean isPublic(String path) {
        return publicDoors.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"));
    }

    private static boolean isLoopback(HttpConnection connection) {
        var peer = connection.remoteAddress();
        String address = peer == null ? null : peer.hostAddress();
        return address != null
                && (address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }
}
