package org.openmss.handset.phone;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.handset.card.Phones;
import org.openmss.handset.card.Phones.Phone;
import org.openmss.handset.card.Pin;
import org.openmss.handset.card.SimCard.Signing;
import org.openmss.handset.network.HomeMssp.Activation;
import org.openmss.handset.network.Message;
import org.openmss.handset.phone.UsePhone.Activating;
import org.openmss.kernel.Msisdn;

/** Phones, for whoever has the link: 128 random bits name a phone. The PIN goes straight to the card. */
@Path("/phones")
@RunOnVirtualThread
class PhoneResource {
    private static final int LONGEST_ID = 64;
    private static final Duration LONGEST_DURATION = Duration.ofDays(1);
    private final Phones phones;
    private final UsePhone usePhone;
    private final PhoneConfig config;
    private final Template phone;

    PhoneResource(Phones phones, UsePhone usePhone, PhoneConfig config, Template phone) {
        this.phones = phones;
        this.usePhone = usePhone;
        this.config = config;
        this.phone = phone;
    }

    record NewPhone(@Nullable String msisdn) {}

    record Created(String iccid, String msisdn, String link, String token) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "Created[…]";
        }
    }

    record Prompt(
            String id,
            String kind,
            @Nullable String apName,
            @Nullable String text,
            @Nullable List<String> furtherTexts,
            @Nullable String eventId,
            @Nullable String language,
            @Nullable String verificationCode,
            @Nullable Instant expiresAt) {}

    record ActivationBody(
            @Nullable String activationCode, @Nullable String pin) {
        @Override
        public String toString() {
            return "ActivationBody[…]";
        }
    }

    record PinBody(@Nullable String promptId, @Nullable String pin) {
        @Override
        public String toString() {
            return "PinBody[…]";
        }
    }

    record PromptBody(@Nullable String promptId) {}

    @POST
    @RolesAllowed("handset-operator")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(@Nullable NewPhone given) {
        var body = Field.required("body", given, sent -> sent);
        var made = phones.add(Field.required("msisdn", body.msisdn(), Msisdn::new));
        String link = config.publicUrl() + "/phones/" + made.token();
        return answer(
                Response.Status.CREATED,
                new Created(made.phone().iccid().value(), made.phone().msisdn().value(), link, made.token()));
    }

    @GET
    @Path("{token}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("token") String token) {
        TemplateInstance page = phone.data("msisdn", open(token).msisdn().value());
        return Response.ok(page)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .build();
    }

    @GET
    @Path("{token}/prompt")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response prompt(@PathParam("token") String token, @QueryParam("wait") @Nullable String wait) {
        var atMost = Field.optional("wait", wait, PhoneResource::duration).orElse(Duration.ZERO);
        return usePhone.look(open(token), atMost)
                .map(message -> answer(Response.Status.OK, view(message)))
                .orElseGet(() ->
                        Response.noContent().header("Cache-Control", "no-store").build());
    }

    @POST
    @Path("{token}/activation")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response activate(
            @PathParam("token") String token,
            @HeaderParam("Origin") @Nullable String origin,
            @Nullable ActivationBody given) {
        var body = Field.required("body", given, sent -> sent);
        requireOwnOrigin(origin);
        var phoneInHand = open(token);
        String code = Field.required("activationCode", body.activationCode(), PhoneResource::activationCode);
        var pin = Field.required("pin", body.pin(), Pin::new);
        var activation = usePhone.activate(phoneInHand, code, pin).orElseThrow(PhoneResource::gone);
        return answer(
                Response.Status.OK,
                switch (activation) {
                    case Activating.Reported reported -> view(reported.activation());
                    case Activating.PinAlreadyChosen stands ->
                        Map.of("result", "PIN_ALREADY_CHOSEN", "triesLeft", stands.triesLeft());
                    case Activating.PinBlocked blocked -> Map.of("result", "PIN_BLOCKED", "triesLeft", 0);
                });
    }

    private static Map<String, Object> view(Activation activation) {
        return switch (activation) {
            case Activation.Active active -> Map.of("result", "ACTIVE");
            case Activation.WrongCode wrong -> Map.of("result", "WRONG_CODE", "triesLeft", wrong.triesLeft());
            case Activation.CodeExpired expired -> Map.of("result", "EXPIRED");
            case Activation.Refused refused -> Map.of("result", "FAILED");
            case Activation.Unavailable unavailable -> Map.of("result", "UNAVAILABLE");
        };
    }

    @POST
    @Path("{token}/pin")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response sign(
            @PathParam("token") String token, @HeaderParam("Origin") @Nullable String origin, @Nullable PinBody given) {
        var body = Field.required("body", given, sent -> sent);
        requireOwnOrigin(origin);
        var phoneInHand = open(token);
        String promptId = Field.text("promptId", body.promptId(), LONGEST_ID);
        var pin = Field.required("pin", body.pin(), Pin::new);
        var signing = usePhone.sign(phoneInHand, promptId, pin).orElseThrow(PhoneResource::gone);
        return answer(
                Response.Status.OK,
                switch (signing) {
                    case Signing.Signed signed -> Map.of("result", "SIGNED");
                    case Signing.WrongPin wrong -> Map.of("result", "WRONG_PIN", "triesLeft", wrong.triesLeft());
                    case Signing.PinBlocked blocked -> Map.of("result", "PIN_BLOCKED", "triesLeft", 0);
                    case Signing.NoKey noKey -> Map.of("result", "NO_KEY");
                });
    }

    @POST
    @Path("{token}/refusal")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response refuse(
            @PathParam("token") String token,
            @HeaderParam("Origin") @Nullable String origin,
            @Nullable PromptBody given) {
        var body = Field.required("body", given, sent -> sent);
        requireOwnOrigin(origin);
        if (!usePhone.refuse(open(token), Field.text("promptId", body.promptId(), LONGEST_ID))) {
            throw gone();
        }
        return answer(Response.Status.OK, Map.of("result", "CANCELLED"));
    }

    @POST
    @Path("{token}/acknowledgement")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response acknowledge(
            @PathParam("token") String token,
            @HeaderParam("Origin") @Nullable String origin,
            @Nullable PromptBody given) {
        var body = Field.required("body", given, sent -> sent);
        requireOwnOrigin(origin);
        if (!usePhone.acknowledge(open(token), Field.text("promptId", body.promptId(), LONGEST_ID))) {
            throw gone();
        }
        return answer(Response.Status.OK, Map.of("result", "ACKNOWLEDGED"));
    }

    private Phone open(String token) {
        return phones.open(token)
                .orElseThrow(() -> Problem.of(404, "unknown-phone", "There is no such phone", "check the phone's link")
                        .exception());
    }

    /** A browser names the page that sends; only our own page may. Programs send no Origin. */
    private void requireOwnOrigin(@Nullable String origin) {
        if (origin != null && !origin.equals(config.publicUrl().toString())) {
            throw Problem.of(
                            403, "foreign-origin", "Not from this page", "requests from other sites' pages are refused")
                    .exception();
        }
    }

    private static Prompt view(Message message) {
        return switch (message) {
            case Message.GenerateKeys generate ->
                new Prompt(generate.id(), "ACTIVATE", null, null, null, null, null, null, null);
            case Message.Show notice ->
                new Prompt(
                        notice.id(),
                        "SHOW",
                        notice.apName(),
                        notice.text(),
                        null,
                        null,
                        null,
                        null,
                        notice.expiresAt());
            case Message.Sign sign ->
                new Prompt(
                        sign.id(),
                        "SIGN",
                        sign.apName(),
                        sign.documents().getFirst().text(),
                        sign.documents().stream()
                                .skip(1)
                                .map(Message.Document::text)
                                .toList(),
                        sign.eventId().orElse(null),
                        sign.language().orElse(null),
                        sign.verificationCode().value(),
                        sign.expiresAt());
        };
    }

    private static Response answer(Response.Status status, Object entity) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .entity(entity)
                .build();
    }

    private static ProblemException gone() {
        return Problem.of(409, "prompt-gone", "This is not on the screen any more", "look at the screen again")
                .exception();
    }

    private static String activationCode(String text) {
        if (!text.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("an activation code has 8 digits");
        }
        return text;
    }

    private static Duration duration(String text) {
        try {
            var duration = Duration.parse(text);
            if (duration.isNegative() || duration.compareTo(LONGEST_DURATION) > 0) {
                throw new IllegalArgumentException("expected a duration between PT0S and P1D");
            }
            return duration;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a duration in ISO 8601, like PT10S", e);
        }
    }
}
