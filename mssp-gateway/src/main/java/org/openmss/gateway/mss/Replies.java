package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.mss.message.MeshMember;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.mss.message.Message.ApInfo;
import org.openmss.gateway.mss.message.Message.MsspInfo;
import org.openmss.gateway.mss.message.Status;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.signature.MssStatus;

/** What every response has (TS 102 204, 8.1): the request's AP_Info sent back without the password, and who answers. */
@ApplicationScoped
class Replies {
    private final MssConfig config;
    private final InstantSource clock;

    Replies(MssConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** @param apTransId where the request named none */
    <T extends Message.Response> T to(
            Message.Request request, ApplicationProvider provider, String apTransId, T response) {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        var asked = request.apInfo;
        response.majorVersion = given(request.majorVersion, "1");
        response.minorVersion = response.majorVersion.equals("2") ? "0" : "1";
        response.apInfo = new ApInfo();
        response.apInfo.apId = provider.apId();
        response.apInfo.apTransId = given(asked == null ? null : asked.apTransId, apTransId);
        response.apInfo.apPwd = "";
        response.apInfo.instant = given(asked == null ? null : asked.instant, now);
        response.msspInfo = new MsspInfo();
        response.msspInfo.instant = now;
        response.msspInfo.msspId = new MeshMember();
        response.msspInfo.msspId.uri = config.id().toString();
        return response;
    }

    static Status status(MssStatus status) {
        return Status.of(status.code(), status.name());
    }

    private static String given(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
