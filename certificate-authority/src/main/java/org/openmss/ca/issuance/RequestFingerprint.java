package org.openmss.ca.issuance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.openmss.kernel.Bytes;

/**
 * What makes two requests the same: person, key, profile, registration, card, nonce. Not the proof's signature: a card that proves
 * the same again makes another one, and it has been verified before this is asked.
 */
final class RequestFingerprint {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private RequestFingerprint() {}

    static Bytes of(IssueCertificate.Command command) {
        var subject = command.subject();
        return new RequestFingerprint()
                .add(subject.countryName())
                .add(subject.givenName())
                .add(subject.surname())
                .add(subject.serialNumber())
                .add(command.proof().toBeSigned().toArray())
                .finish();
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
