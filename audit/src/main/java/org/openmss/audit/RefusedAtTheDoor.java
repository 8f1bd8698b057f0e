package org.openmss.audit;

import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/** Who is known, and lacks the role that a door asks for, is recorded. Who is not known at all could fill the trail, and is not. */
@ApplicationScoped
class RefusedAtTheDoor {
    private final AuditTrail audit;

    RefusedAtTheDoor(AuditTrail audit) {
        this.audit = audit;
    }

    void forbidden(@ObservesAsync AuthorizationFailureEvent event) {
        var caller = event.getSecurityIdentity();
        if (caller == null || caller.isAnonymous()) {
            return;
        }
        String door = event.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext request
                ? request.request().method() + " " + request.normalizedPath()
                : "-";
        audit.recordRefusal(new AuditRecord(ActorName.of(caller.getPrincipal()), "door.enter", door, "forbidden"));
    }
}
