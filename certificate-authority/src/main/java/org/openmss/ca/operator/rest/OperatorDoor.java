package org.openmss.ca.operator.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What holds for every operator's page: who is not signed in is led to the sign-in, and what is refused is said on a page. */
class OperatorDoor {
    private static final String SIGN_IN = "/operator/sign-in";
    private static final int SEE_OTHER = 303;

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isPage(request)) {
            return;
        }
        response.getHeaders().putSingle("Cache-Control", "no-store");
        if (response.getStatus() == 401) {
            boolean wasSignedIn = request.getCookies().containsKey(SignInPages.COOKIE);
            response.setStatus(SEE_OTHER);
            response.getHeaders().remove("WWW-Authenticate");
            response.getHeaders().putSingle("Location", SIGN_IN + (wasSignedIn ? "?over=true" : ""));
            response.setEntity(null);
        } else if (response.getEntity() instanceof Map<?, ?> problem && problem.get("title") != null) {
            String page = SignInPages.Templates.problem(
                            String.valueOf(problem.get("title")),
                            problem.get("detail") == null ? "" : String.valueOf(problem.get("detail")),
                            String.valueOf(problem.get("traceId")))
                    .render();
            response.setEntity(page, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
        }
    }

    private static boolean isPage(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.equals("/operator") || path.startsWith("/operator/");
    }
}
