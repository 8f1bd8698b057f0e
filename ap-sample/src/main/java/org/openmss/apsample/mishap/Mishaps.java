package org.openmss.apsample.mishap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A failed request ends in a page for people and in a problem document (RFC 9457) for programs. */
class Mishaps {
    private static final Logger LOG = Logger.getLogger(Mishaps.class);
    private static final int ABOVE_THE_FRAMEWORK = 1;
    private static final int INTERNAL = 500;
    private final ObjectMapper json;
    private final RandomGenerator chance;

    Mishaps(ObjectMapper json, RandomGenerator chance) {
        this.json = json;
        this.chance = chance;
    }

    @ServerExceptionMapper(priority = ABOVE_THE_FRAMEWORK)
    Response refused(WebApplicationException thrown, HttpHeaders headers) {
        int status = thrown.getResponse().getStatus();
        return status >= INTERNAL ? ourFault(thrown, headers) : answer(Mishap.ofStatus(status), traceId(), headers);
    }

    @ServerExceptionMapper
    Response ourFault(Throwable bug, HttpHeaders headers) {
        String traceId = traceId();
        LOG.errorf(bug, "request failed traceId=%s", traceId);
        return answer(Mishap.ofStatus(INTERNAL), traceId, headers);
    }

    private Response answer(Mishap mishap, String traceId, HttpHeaders headers) {
        boolean forPeople = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getSubtype().equals(MediaType.TEXT_HTML_TYPE.getSubtype()));
        return forPeople
                ? Response.status(mishap.status())
                        .type(MediaType.TEXT_HTML_TYPE)
                        .entity(Templates.mishap(mishap.title(), mishap.detail(), traceId)
                                .render())
                        .build()
                : Response.status(mishap.status())
                        .type("application/problem+json")
                        .entity(document(mishap, traceId))
                        .build();
    }

    private String document(Mishap mishap, String traceId) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:mss:problem:" + mishap.name());
        members.put("title", mishap.title());
        members.put("status", mishap.status());
        members.put("detail", mishap.detail());
        members.put("traceId", traceId);
        try {
            return json.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and a number can be written as JSON", e);
        }
    }

    private String traceId() {
        return HexFormat.of().toHexDigits(chance.nextLong());
    }

    /** Checked against the templates when the shop is built. */
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance mishap(String title, String detail, String traceId);
    }
}
