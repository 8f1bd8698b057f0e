package org.openmss.gateway.mss.json;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openmss.kernel.Bytes;

/** What an HMAC covers: date, method, host, path and body, each with a line feed after it, and each as it came over the wire. */
final class SignedRequest {
    private SignedRequest() {}

    static Bytes of(String date, HttpServerRequest request, Bytes body) {
        var host = request.authority() == null ? "" : request.authority().toString();
        return of(List.of(date, request.method().name(), host, request.path()), body);
    }

    private static Bytes of(List<String> lines, Bytes body) {
        var signed = new ByteArrayOutputStream();
        for (var line : lines) {
            signed.writeBytes(line.getBytes(StandardCharsets.UTF_8));
            signed.write('\n');
        }
        signed.writeBytes(body.toArray());
        signed.write('\n');
        return Bytes.of(signed.toByteArray());
    }
}
