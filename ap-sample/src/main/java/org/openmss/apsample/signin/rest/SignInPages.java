package org.openmss.apsample.signin.rest;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmss.apsample.signin.BeginSignIn;
import org.openmss.apsample.signin.FollowSignIn;
import org.openmss.apsample.signin.domain.BrowserSecret;
import org.openmss.apsample.signin.domain.PhoneNumber;
import org.openmss.apsample.signin.domain.SignIn;
import org.openmss.apsample.signin.domain.SignInId;

/** From the form to the result. Every sign-in has a cookie of its own, valid on its own pages. */
@Path("/sign-in")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
class SignInPages {
    private static final String COOKIE = "shop-sign-in";
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final BeginSignIn beginSignIn;
    private final FollowSignIn followSignIn;
    private final ShopPages shop;

    SignInPages(BeginSignIn beginSignIn, FollowSignIn followSignIn, ShopPages shop) {
        this.beginSignIn = beginSignIn;
        this.followSignIn = followSignIn;
        this.shop = shop;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(
            @CookieParam(CsrfToken.COOKIE) @Nullable String cookie,
            @FormParam(CsrfToken.FIELD) @Nullable String field,
            @FormParam("phone") @Nullable String phone,
            @Context UriInfo uri) {
        if (!CsrfToken.agree(cookie, field)) {
            return shop.form(
                    Status.FORBIDDEN,
                    cookie,
                    uri,
                    "This form did not come from our page, or your browser refused its cookie. Please try once more.");
        }
        PhoneNumber number;
        try {
            number = PhoneNumber.typed(phone == null ? "" : phone);
        } catch (IllegalArgumentException wrong) {
            return shop.form(Status.BAD_REQUEST, cookie, uri, String.valueOf(wrong.getMessage()));
        }
        var begun = beginSignIn.begin(number);
        var page = URI.create("/sign-in/" + begun.id());
        return Response.seeOther(page)
                .cookie(new NewCookie.Builder(COOKIE)
                        .value(begun.secret().value())
                        .path(page.getPath())
                        .httpOnly(true)
                        .secure("https".equals(uri.getBaseUri().getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }

    @GET
    @Path("/{id}")
    public String show(@PathParam("id") UUID id, @CookieParam(COOKIE) @Nullable String secret) {
        var page = switch (follow(id, secret, AT_ONCE)) {
            case SignIn.Begun begun -> Templates.waiting("", begun.text());
            case SignIn.Waiting waiting -> Templates.waiting(waiting.verificationCode(), waiting.text());
            case SignIn.Welcome welcome ->
                Templates.welcome(welcome.customer().name(), welcome.customer().number());
            case SignIn.TurnedAway turnedAway ->
                Templates.turnedAway(
                        turnedAway.reason().name(),
                        Sentences.what(turnedAway.reason()),
                        Sentences.next(turnedAway.reason()));
        };
        return page.render();
    }

    /** For the waiting page's script: answers when the sign-in has ended, or after a while. */
    @GET
    @Path("/{id}/end")
    @Produces(MediaType.APPLICATION_JSON)
    public End end(@PathParam("id") UUID id, @CookieParam(COOKIE) @Nullable String secret) {
        return switch (follow(id, secret, A_WHILE)) {
            case SignIn.Begun _, SignIn.Waiting _ -> new End(false);
            case SignIn.Welcome _, SignIn.TurnedAway _ -> new End(true);
        };
    }

    private SignIn follow(UUID id, @Nullable String secret, Duration patience) {
        if (secret == null || !BrowserSecret.isOne(secret)) {
            throw new NotFoundException();
        }
        return followSignIn
                .follow(new SignInId(id), new BrowserSecret(secret), patience)
                .orElseThrow(NotFoundException::new);
    }

    /** Whether there is a result to be seen on the page. */
    record End(boolean ended) {}

    /** Checked against the templates when the shop is built. */
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance waiting(String verificationCode, String text);

        static native TemplateInstance welcome(String name, String number);

        static native TemplateInstance turnedAway(String reason, String what, String next);
    }
}
