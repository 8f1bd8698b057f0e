package org.openmss.ra.enrolment.rest;

import io.quarkus.vertx.http.runtime.security.annotation.MTLSAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.kernel.CertificateSerial;
import org.openmss.ra.enrolment.TakeStatusNews;
import org.openmss.ra.enrolment.domain.CertificateStatus;
import org.openmss.ra.enrolment.domain.RevocationReason;
import org.openmss.ra.enrolment.domain.StatusNews;

/** The certificate authority's door: its TLS certificate, and nothing else, opens it. */
@Path("/certificates/{serial}/status")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RunOnVirtualThread
class StatusNewsResource {
    private static final String CERTIFICATE_AUTHORITY = "certificate-authority";
    private final TakeStatusNews takeStatusNews;
    private final Audited audited;

    StatusNewsResource(TakeStatusNews takeStatusNews, Audited audited) {
        this.takeStatusNews = takeStatusNews;
        this.audited = audited;
    }

    record News(
            @Nullable String state,
            @Nullable String since,
            @Nullable String reason,
            @Nullable Long sequence) {}

    @PUT
    @RolesAllowed(CERTIFICATE_AUTHORITY)
    public void take(@PathParam("serial") String serial, @Nullable News body) {
        audited.byPeer(CERTIFICATE_AUTHORITY, "certificate.status", serial, certificateAuthority -> {
            var news = Field.required("body", body, given -> parse(serial, given));
            takeStatusNews.take(news, certificateAuthority);
            return true;
        });
    }

    private static StatusNews parse(String text, News body) {
        var serial = Field.required("serial", text, CertificateSerial::parse);
        var since = Field.required("since", body.since(), Field::time);
        var status = Field.required("state", body.state(), state -> status(state, since, body.reason()));
        return Field.required("sequence", body.sequence(), number -> new StatusNews(serial, status, number));
    }

    private static CertificateStatus status(String state, Instant since, @Nullable String reason) {
        return switch (state) {
            case "VALID" -> new CertificateStatus.Valid(since);
            case "ON_HOLD" -> new CertificateStatus.OnHold(since);
            case "REVOKED" ->
                new CertificateStatus.Revoked(since, Field.required("reason", reason, RevocationReason::ofWireName));
            default -> throw new IllegalArgumentException("a state is VALID, ON_HOLD or REVOKED");
        };
    }
}
