package org.openmss.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Fields one after another, each behind its length in four octets, so that no two lists of fields give the same bytes. */
final class LengthPrefixed {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LengthPrefixed add(String text) {
        return add(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    LengthPrefixed add(Bytes field) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length()).array());
        out.writeBytes(field.toArray());
        return this;
    }

    Bytes toBytes() {
        return Bytes.of(out.toByteArray());
    }
}
