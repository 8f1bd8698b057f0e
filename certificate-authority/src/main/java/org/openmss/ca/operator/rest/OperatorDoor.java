package org.openmss.ca.operator.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.openmss.doors.Problem;

/** What holds for every operator's page: who is not signed in is led to the sign-in, and what is refused is said on a page. */
class OperatorDoor {
    private static final String SIGN_IN = "/operator/sign-in";
    private static final int SEE_OTHER = 303;

    /** Pages are secret: they cross no network unencrypted. Forms come from our own pages. */
    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext request, HttpServerRequest connection) {
        if (!isPage(request)) {
            return;
        }
        if (!connection.isSSL() && !isLoopback(connection)) {
            throw Problem.of(403, "https-needed", "This page needs HTTPS", "use this service's https address")
                    .exception();
        }
        String from = request.getHeaderString("Sec-Fetch-Site");
        if (request.getMethod().equals("POST") && from != null && !from.equals("same-origin")) {
            throw Problem.of(
                            403,
                            "foreign-form",
                            "This form came from another site",
                            "nothing was done; open the operator's pages and use the form there")
                    .exception();
        }
    }

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

    private static boolean isLoopback(HttpServerRequest connection) {
        String host = connection.remoteAddress().hostAddress();
        return host != null && (host.startsWith("127.") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1"));
    }
}
