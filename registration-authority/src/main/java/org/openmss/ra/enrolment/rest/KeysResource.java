package org.openmss.ra.enrolment.rest;

import io.quarkus.vertx.http.runtime.security.annotation.MTLSAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.AcceptKeys;
import org.openmss.ra.enrolment.domain.ReportedKeys.ReportedKey;
import org.openmss.ra.enrolment.domain.UserKey;

/** The home MSSP's door: its TLS certificate, and nothing else, opens it. */
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RunOnVirtualThread
class KeysResource {
    private static final String HOME_MSSP = "mssp-gateway";
    private final AcceptKeys acceptKeys;
    private final Audited audited;

    KeysResource(AcceptKeys acceptKeys, Audited audited) {
        this.acceptKeys = acceptKeys;
        this.audited = audited;
    }

    record Report(
            @Nullable String registrationId,
            @Nullable String iccid,
            @Nullable List<@Nullable Key> keys,
            @Nullable String encryptedActivationCode) {}

    record Key(
            @Nullable String purpose,
            @Nullable String publicKey,
            @Nullable String proof) {}

    @POST
    @RolesAllowed(HOME_MSSP)
    public void report(@Nullable Report body) {
        String subject = body == null || body.registrationId() == null ? "-" : body.registrationId();
        audited.byPeer(HOME_MSSP, "keys.report", subject, homeMssp -> {
            acceptKeys.accept(Field.required("body", body, KeysResource::parse), homeMssp);
            return true;
        });
    }

    private static AcceptKeys.Report parse(Report body) {
        var keys = Field.required("keys", body.keys(), KeysResource::keys);
        return new AcceptKeys.Report(
                Field.required("registrationId", body.registrationId(), RegistrationId::parse),
                Field.required("iccid", body.iccid(), Iccid::new),
                Field.required("keys", keys.get(KeyPurpose.AUTHENTICATION), key -> key),
                Field.required("keys", keys.get(KeyPurpose.SIGNATURE), key -> key),
                Field.required("encryptedActivationCode", body.encryptedActivationCode(), Bytes::ofBase64));
    }

    private static Map<KeyPurpose, ReportedKey> keys(List<@Nullable Key> given) {
        var keys = new EnumMap<KeyPurpose, ReportedKey>(KeyPurpose.class);
        for (var element : given) {
            var key = Field.required("keys", element, any -> any);
            var purpose = Field.required("keys.purpose", key.purpose(), KeyPurpose::ofWireName);
            var reported = new ReportedKey(
                    Field.required("keys.publicKey", key.publicKey(), text -> new UserKey(Bytes.ofBase64(text))),
                    Field.required("keys.proof", key.proof(), Bytes::ofBase64));
            if (keys.put(purpose, reported) != null) {
                throw new IllegalArgumentException("each purpose stands once");
            }
        }
        if (keys.size() != KeyPurpose.values().length) {
            throw new IllegalArgumentException("one key for each purpose is needed");
        }
        return keys;
    }
}
