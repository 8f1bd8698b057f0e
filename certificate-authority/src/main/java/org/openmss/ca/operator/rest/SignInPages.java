package org.openmss.ca.operator.rest;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.access.OperatorSession;
import org.openmss.ca.access.OperatorSession.NotAnOperator;

/** Signing in with a token, and out again. */
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SignInPages {
    static final String COOKIE = OperatorSession.COOKIE;
    private static final URI HOME = URI.create("/operator");
    private static final URI SIGN_IN = URI.create("/operator/sign-in");
    private final OperatorSession session;

    SignInPages(OperatorSession session) {
        this.session = session;
    }

    @GET
    @Path("sign-in")
    @PermitAll
    public String form(@QueryParam("over") boolean over) {
        return Templates.signIn(over ? "Your session is over. Please sign in again." : "")
                .render();
    }

    @POST
    @Path("sign-in")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(@FormParam("token") @Nullable String given) {
        String token = given == null ? "" : given.strip();
        try {
            var person = session.signIn(token);
            return Response.seeOther(HOME)
                    .cookie(cookie(token, (int) person.life().toSeconds()))
                    .build();
        } catch (NotAnOperator refused) {
            return Response.status(Response.Status.FORBIDDEN)
                    .entity(Templates.signIn(String.valueOf(refused.getMessage()))
                            .render())
                    .build();
        }
    }

    @POST
    @Path("sign-out")
    @RolesAllowed({"ca-operator", "ca-auditor"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@FormParam(Viewer.FORM) @Nullable String form, @Context SecurityContext caller) {
        Viewer.of(caller).sentBy(form);
        return Response.seeOther(SIGN_IN).cookie(cookie("", 0)).build();
    }

    private static NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(OperatorSession.PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /** Checked against the templates when the service is built. */
    @CheckedTemplate(basePath = "operator")
    static class Templates {
        private Templates() {}

        static native TemplateInstance signIn(String complaint);

        static native TemplateInstance problem(String title, String detail, String traceId);
    }
}
