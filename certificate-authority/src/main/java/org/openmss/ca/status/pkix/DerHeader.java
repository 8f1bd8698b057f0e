package org.openmss.ca.status.pkix;

import java.io.ByteArrayOutputStream;

/** The tag and length before an element's content, for elements that are written piece by piece. */
final class DerHeader {
    static final int SEQUENCE = 0x30;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;

    private DerHeader() {}

    static byte[] of(int tag, long length) {
        var out = new ByteArrayOutputStream(8);
        out.write(tag);
        if (length < 0x80) {
            out.write((int) length);
        } else {
            int octets = (Long.SIZE - Long.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 | octets);
            for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
                out.write((int) (length >>> shift));
            }
        }
        return out.toByteArray();
    }

    static byte[] element(int tag, byte[] content) {
        var out = new ByteArrayOutputStream(content.length + 8);
        out.writeBytes(of(tag, content.length));
        out.writeBytes(content);
        return out.toByteArray();
    }
}
