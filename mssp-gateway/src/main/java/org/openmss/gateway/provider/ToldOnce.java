package org.openmss.gateway.provider;

import jakarta.ws.rs.core.Response;

/** Secrets that an operator is told once, so that nobody in between may keep them. */
final class ToldOnce {
    private ToldOnce() {}

    static Response answer(Response.Status status, Object secrets) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .entity(secrets)
                .build();
    }
}
