package org.openmss.doors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every error of every REST door becomes a problem document here, and nowhere else. */
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int ABOVE_THE_FRAMEWORK = 1;

    @ServerExceptionMapper
    Response refused(ProblemException refused) {
        return answer(refused.problem(), traceId());
    }

    @ServerExceptionMapper(
            value = {
                UnauthorizedException.class,
                AuthenticationFailedException.class,
                AuthenticationCompletionException.class
            },
            priority = ABOVE_THE_FRAMEWORK)
    Response notAuthenticated() {
        return unauthorized();
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = ABOVE_THE_FRAMEWORK)
    Response forbidden() {
        return answer(
                Problem.of(
                        403,
                        "forbidden",
                        "Not allowed",
                        "these credentials do not carry the role that this door asks for"),
                traceId());
    }

    /** The framework has mappers of its own for these two; only a mapper for the very same type takes their place. */
    @ServerExceptionMapper(
            value = {MismatchedInputException.class, JsonMappingException.class},
            priority = ABOVE_THE_FRAMEWORK)
    Response notTheJsonWeKnow(JsonMappingException wrong) {
        return answer(ofJson(wrong), traceId());
    }

    @ServerExceptionMapper(priority = ABOVE_THE_FRAMEWORK)
    Response notJson(JsonProcessingException wrong) {
        return answer(ofJson(wrong), traceId());
    }

    /** Octets that are no text in the character set that they begin in; the JSON reader has no exception of its own for them. */
    @ServerExceptionMapper
    Response notText(CharConversionException wrong) {
        return answer(malformedJson(), traceId());
    }

    @ServerExceptionMapper(priority = ABOVE_THE_FRAMEWORK)
    Response byTheFramework(WebApplicationException thrown, RoutingContext context) {
        if (thrown.getCause() instanceof JsonProcessingException json) {
            return answer(ofJson(json), traceId());
        }
        int status = thrown.getResponse().getStatus();
        if (status < 400) {
            return thrown.getResponse();
        }
        if (status >= 500) {
            return ourFault(thrown);
        }
        return answer(ofStatus(status, context.normalizedPath()), traceId());
    }

    @ServerExceptionMapper
    Response ourFault(Throwable bug) {
        String traceId = traceId();
        LOG.errorf(bug, "request failed traceId=%s", traceId);
        return answer(
                Problem.of(
                        500,
                        "internal-error",
                        "Something failed on our side",
                        "the operator finds the cause under this traceId"),
                traceId);
    }

    static Problem ofStatus(int status, String path) {
        return switch (status) {
            case 400 ->
                Problem.of(
                        400,
                        "malformed-request",
                        "The request cannot be read",
                        "send the body that the API's description shows");
            case 404 -> Problem.of(404, "not-found", "There is nothing here", "no such resource: " + path);
            case 405 ->
                Problem.of(405, "method-not-allowed", "This method is not served here", "see the API's description");
            case 406 -> Problem.of(406, "not-acceptable", "No such representation", "accept application/json");
            case 413 ->
                Problem.of(
                        413,
                        "body-too-large",
                        "The body is too large",
                        "send less; the limit is in the API's description");
            case 415 ->
                Problem.of(415, "unsupported-media-type", "The body's type is not understood", "send application/json");
            default -> Problem.of(status, "refused", "The request was refused", null);
        };
    }

    private static Problem ofJson(JsonProcessingException wrong) {
        String where = wrong instanceof JsonMappingException mapping ? path(mapping) : "";
        if (where.isEmpty()) {
            return malformedJson();
        }
        String what =
                wrong instanceof UnrecognizedPropertyException ? "is not known here" : "has a value of the wrong kind";
        return Problem.of(400, "invalid-field", "A member's value cannot be used", "'" + where + "' " + what)
                .with("field", where);
    }

    private static Problem malformedJson() {
        return Problem.of(
                400, "malformed-json", "The body is not valid JSON", "send one JSON object in UTF-8, each member once");
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(ref -> ref.getFieldName() == null ? "[" + ref.getIndex() + "]" : ref.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static Response unauthorized() {
        var problem = Problem.of(
                401,
                "unauthorized",
                "Credentials are missing or not valid",
                "use the credentials that docs/interfaces.md names for this door");
        return answer(problem, traceId(), "Basic realm=\"mss\", Bearer");
    }

    private static String traceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Response answer(Problem problem, String traceId) {
        return answer(problem, traceId, null);
    }

    private static Response answer(Problem problem, String traceId, @Nullable String challenge) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .header("WWW-Authenticate", challenge)
                .entity(problem.toJson(traceId))
                .build();
    }
}
