package org.openmss.ca.status.rest;

import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.status.AnswerOcsp;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemAnswer;
import org.openmss.kernel.Bytes;

/**
 * OCSP over HTTP (RFC 6960, appendix A; RFC 9919, 6). Every request that is read gets HTTP 200 and an OCSP response. Straight routes and no REST
 * resource: what is in memory is answered on the spot, and only what must be signed goes to a thread of its own.
 */
@ApplicationScoped
class OcspRoutes {
    private static final int LARGEST = 16 * 1024;
    private static final String PATH = "/ocsp";
    private static final String REQUEST = "application/ocsp-request";
    private final AnswerOcsp answerOcsp;
    private final OcspReply reply;
    private final ExecutorService signers;

    OcspRoutes(AnswerOcsp answerOcsp, OcspReply reply, @VirtualThreads ExecutorService signers) {
        this.answerOcsp = answerOcsp;
        this.reply = reply;
        this.signers = signers;
    }

    void open(@Observes Router router) {
        router.route(HttpMethod.POST, PATH).order(0).handler(this::post);
        router.route(HttpMethod.GET, PATH + "/*").order(1).handler(this::get);
        router.route(PATH).order(2).handler(OcspRoutes::refuseMethod);
        router.route(PATH + "/*").order(3).handler(OcspRoutes::refuseMethod);
    }

    private void post(RoutingContext context) {
        var request = context.request();
        if (!isRequest(request.getHeader("Content-Type"))) {
            ProblemAnswer.end(
                    context,
                    Problem.of(
                            415,
                            "unsupported-media-type",
                            "Not this content type",
                            "an OCSP request comes as " + REQUEST));
            return;
        }
        var body = Buffer.buffer();
        request.handler(piece -> {
            if (body.length() + piece.length() > LARGEST) {
                request.handler(rest -> {}).endHandler(end -> {});
                refuseLength(context);
            } else {
                body.appendBuffer(piece);
            }
        });
        request.endHandler(end -> answer(context, Bytes.of(body.getBytes()), false));
    }

    /** The base64 has slashes and plus signs, which come escaped or as they are: the path is taken as it was sent. */
    private void get(RoutingContext context) {
        answer(context, decoded(context.request().path()), true);
    }

    private void answer(RoutingContext context, Bytes request, boolean cacheable) {
        answerOcsp
                .answerAtOnce(request)
                .ifPresentOrElse(
                        answer -> reply.send(context.response(), answer, cacheable),
                        () -> signers.execute(
                                () -> reply.send(context.response(), answerOcsp.answer(request), cacheable)));
    }

    private static boolean isRequest(@Nullable String contentType) {
        return REQUEST.equals(contentType)
                || contentType != null
                        && contentType
                                .split(";", 2)[0]
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .equals(REQUEST);
    }

    /** What cannot be decoded is an empty request, and so malformed. */
    private static Bytes decoded(@Nullable String path) {
        try {
            String whole = Objects.requireNonNull(path);
            return Bytes.ofBase64(unescaped(whole.substring(Math.min(PATH.length() + 1, whole.length()))));
        } catch (IllegalArgumentException notBase64) {
            return Bytes.of(new byte[0]);
        }
    }

    /** As RFC 3986, 2.1 says it: a plus sign stands for itself. What the escapes mean has to be ASCII, as base64 is. */
    private static String unescaped(String text) {
        int percent = text.indexOf('%');
        if (percent < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        int from = 0;
        while (percent >= 0) {
            plain.append(text, from, percent);
            if (percent + 3 > text.length()) {
                throw new IllegalArgumentException("an escape has two hexadecimal digits");
            }
            plain.append((char) HexFormat.fromHexDigits(text, percent + 1, percent + 3));
            from = percent + 3;
            percent = text.indexOf('%', from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static void refuseLength(RoutingContext context) {
        ProblemAnswer.end(
                context,
                Problem.of(413, "body-too-large", "The body is too large", "an OCSP request is at most 16 KiB"));
    }

    private static void refuseMethod(RoutingContext context) {
        context.response().putHeader("Allow", "GET, POST");
        ProblemAnswer.end(
                context,
                Problem.of(
                        405,
                        "method-not-allowed",
                        "Not this method",
                        "an OCSP request is a POST to " + PATH + ", or a GET with base64 after " + PATH + "/"));
    }
}
