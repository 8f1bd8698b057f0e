package org.openmss.audit.log.domain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.openmss.audit.merkle.TreeHash;
import org.openmss.kernel.Bytes;

/** A committed audit record. Its bytes in the log are its fields in this order, as text in UTF-8, each behind its length in four octets. */
public record LoggedRecord(long id, Instant at, String actor, String action, String subject, String outcome) {
    private static final String FORM = "openmss-audit-record/v1";

    public Bytes leafHash() {
        var canonical = new ByteArrayOutputStream();
        for (var field : List.of(FORM, Long.toString(id), at.toString(), actor, action, subject, outcome)) {
            byte[] text = field.getBytes(StandardCharsets.UTF_8);
            canonical.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            canonical.writeBytes(text);
        }
        return TreeHash.leaf(Bytes.of(canonical.toByteArray()));
    }
}
