package org.openmss.ca.issuance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.openmss.kernel.Bytes;

/**
 * What makes two requests the same: profile, subject, and what the key signed, which names the key. Not the proof's signature: who
 * proves the same again makes another one, and it has been verified before this is asked.
 */
final class RequestFingerprint {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private RequestFingerprint() {}

    static Bytes of(IssueCertificate.Command command) {
        var fingerprint = new RequestFingerprint().add(command.profile().name().value());
        command.subject().parts().forEach(fingerprint::add);
        return fingerprint.add(command.proof().signed().toArray()).finish();
    }

    private RequestFingerprint add(String field) {
        return add(field.getBytes(StandardCharsets.UTF_8));
    }

    private RequestFingerprint add(byte[] field) {
        content.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        content.writeBytes(field);
        return this;
    }

    private Bytes finish() {
        return Bytes.of(content.toByteArray()).sha256();
    }
}
