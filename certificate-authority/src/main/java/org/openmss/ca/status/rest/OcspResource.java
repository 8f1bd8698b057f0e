package org.openmss.ca.status.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.status.AnswerOcsp;
import org.openmss.ca.status.StatusConfig;
import org.openmss.ca.status.domain.OcspAnswer;
import org.openmss.ca.status.domain.OcspAnswer.Authoritative;
import org.openmss.ca.status.domain.OcspAnswer.Unanswered;
import org.openmss.doors.Problem;
import org.openmss.kernel.Bytes;

/** OCSP over HTTP (RFC 6960, appendix A; RFC 9919, 6). Every request that is read gets HTTP 200 and an OCSP response. */
@Path("/ocsp")
@Produces("application/ocsp-response")
@PermitAll
@RunOnVirtualThread
class OcspResource {
    private static final int LARGEST = 16 * 1024;
    private static final String PREFIX = "/ocsp/";
    /** IMF-fixdate (RFC 9110, 5.6.7). */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final AnswerOcsp answerOcsp;
    private final StatusConfig config;
    private final InstantSource clock;

    OcspResource(AnswerOcsp answerOcsp, StatusConfig config, InstantSource clock) {
        this.answerOcsp = answerOcsp;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Consumes("application/ocsp-request")
    public Response post(@HeaderParam("Content-Length") @Nullable Long length, InputStream body) throws IOException {
        if (length != null && length > LARGEST) {
            throw tooLarge();
        }
        byte[] request = body.readNBytes(LARGEST + 1);
        if (request.length > LARGEST) {
            throw tooLarge();
        }
        return reply(answerOcsp.answer(Bytes.of(request)), false);
    }

    /** The base64 has slashes and plus signs, which come escaped or as they are: the path is taken as it was sent. */
    @GET
    @Path("{request: .+}")
    public Response get(@Context HttpServerRequest http) {
        return reply(answerOcsp.answer(decoded(http.path())), true);
    }

    /** What cannot be decoded is an empty request, and so malformed. */
    private static Bytes decoded(@Nullable String path) {
        try {
            String base64 = Objects.requireNonNullElse(path, PREFIX)
                    .substring(PREFIX.length())
                    .replace("+", "%2B");
            return Bytes.ofBase64(URLDecoder.decode(base64, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            return Bytes.of(new byte[0]);
        }
    }

    private Response reply(OcspAnswer answer, boolean cacheable) {
        Instant now = clock.instant();
        var reply = Response.ok(answer.der().toArray()).header("Date", HTTP_DATE.format(now));
        return switch (answer) {
            case Unanswered unanswered ->
                reply.header("Cache-Control", "no-store").build();
            case Authoritative authoritative -> {
                if (cacheable && !authoritative.hasNonce()) {
                    addCaching(reply, authoritative, now);
                }
                yield reply.build();
            }
        };
    }

    private void addCaching(Response.ResponseBuilder reply, Authoritative answer, Instant now) {
        Duration maxAge = maxAge(answer, now);
        reply.header("Last-Modified", HTTP_DATE.format(answer.thisUpdate()))
                .header("Expires", HTTP_DATE.format(now.plus(maxAge)))
                .tag(new EntityTag(answer.der().sha256().toHex()))
                .header("Cache-Control", "max-age=" + maxAge.toSeconds() + ", public, no-transform, must-revalidate");
    }

    /** Ends before nextUpdate. */
    private Duration maxAge(Authoritative answer, Instant now) {
        Duration left = Duration.between(now, answer.nextUpdate()).minusSeconds(1);
        Duration most = config.ocsp().maxAge();
        return left.isNegative() ? Duration.ZERO : left.compareTo(most) < 0 ? left : most;
    }

    private static RuntimeException tooLarge() {
        return Problem.of(413, "body-too-large", "The body is too large", "an OCSP request is at most 16 KiB")
                .exception();
    }
}
