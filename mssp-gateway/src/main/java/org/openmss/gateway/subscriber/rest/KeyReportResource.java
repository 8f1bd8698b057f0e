package org.openmss.gateway.subscriber.rest;

import io.quarkus.vertx.http.runtime.security.annotation.MTLSAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.gateway.subscriber.ForwardKeys;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority.KeyReport;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority.ReportedKey;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority.Verdict;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;

/** The handset side's door for new keys: mutual TLS, its certificate alone; the keys' proofs are judged by RA and CA. */
@Path("/handset/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RolesAllowed("handset-simulator")
@RunOnVirtualThread
class KeyReportResource {
    private final ForwardKeys forwardKeys;

    KeyReportResource(ForwardKeys forwardKeys) {
        this.forwardKeys = forwardKeys;
    }

    record Report(
            @Nullable String registrationId,
            @Nullable String iccid,
            @Nullable List<Key> keys,
            @Nullable String encryptedActivationCode) {}

    record Key(
            @Nullable String purpose,
            @Nullable String publicKey,
            @Nullable String proof) {}

    @POST
    public Response report(@Nullable Report given) {
        var body = Field.required("body", given, sent -> sent);
        var report = new KeyReport(
                Field.required("registrationId", body.registrationId(), RegistrationId::parse),
                Field.required("iccid", body.iccid(), Iccid::new),
                Field.required("keys", body.keys(), KeyReportResource::keys),
                Field.required("encryptedActivationCode", body.encryptedActivationCode(), Bytes::ofBase64));
        return switch (forwardKeys.forward(report)) {
            case Verdict.Accepted accepted -> Response.noContent().build();
            case Verdict.WrongActivationCode wrong ->
                throw problem(403, "wrong-activation-code", "the activation code is not the right one")
                        .with("triesLeft", wrong.triesLeft())
                        .exception();
            case Verdict.ActivationCodeExpired expired ->
                throw problem(410, "activation-code-expired", "ask the registration officer for a new activation code")
                        .exception();
            case Verdict.Refused refused ->
                throw problem(422, "bad-proof", "these keys do not belong to an open registration of this SIM")
                        .exception();
            case Verdict.Unavailable unavailable ->
                throw problem(503, "registration-authority-unavailable", "send the same report again")
                        .exception();
        };
    }

    private static Problem problem(int status, String name, String detail) {
        return Problem.of(status, name, "The keys were not accepted", detail);
    }

    private static List<ReportedKey> keys(List<Key> keys) {
        var reported = keys.stream()
                .map(key -> new ReportedKey(
                        Field.required("keys.purpose", key.purpose(), KeyPurpose::ofWireName),
                        Field.required("keys.publicKey", key.publicKey(), Bytes::ofBase64),
                        Field.required("keys.proof", key.proof(), Bytes::ofBase64)))
                .toList();
        if (reported.size() != KeyPurpose.values().length
                || reported.stream().map(ReportedKey::purpose).distinct().count() != reported.size()) {
            throw new IllegalArgumentException("one key for each purpose is expected");
        }
        return reported;
    }
}
