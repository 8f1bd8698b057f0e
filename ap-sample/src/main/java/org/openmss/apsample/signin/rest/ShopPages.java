package org.openmss.apsample.signin.rest;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.openmss.apsample.signin.ShopConfig;

/** The shop window, with the form that begins a sign-in. */
@Path("/")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
class ShopPages {
    private final ShopConfig shop;
    private final RandomGenerator chance;

    ShopPages(ShopConfig shop, RandomGenerator chance) {
        this.shop = shop;
        this.chance = chance;
    }

    @GET
    public Response home(@CookieParam(CsrfToken.COOKIE) @Nullable String known, @Context UriInfo uri) {
        return form(Response.Status.OK, known, uri, "");
    }

    /** The form again, with a sentence that helps. */
    Response form(Response.Status status, @Nullable String known, UriInfo uri, String complaint) {
        var token = CsrfToken.knownOrFresh(known, chance);
        return Response.status(status)
                .entity(Templates.home(shop.shopName(), token.value(), complaint)
                        .render())
                .cookie(token.cookie(uri))
                .build();
    }

    /** Checked against the templates when the shop is built. */
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(String shopName, String csrf, String complaint);
    }
}
