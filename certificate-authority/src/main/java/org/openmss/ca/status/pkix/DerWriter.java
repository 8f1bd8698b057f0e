package org.openmss.ca.status.pkix;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.openmss.kernel.Bytes;

/** Writes DER from its end to its beginning, so that the length of an element is known when its turn comes. */
final class DerWriter {
    static final int OCTET_STRING = 0x04;
    static final int SEQUENCE = 0x30;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SHORT_FORM_ENDS = 0x80;
    private byte[] buffer;
    /** Where what is written begins. */
    private int start;

    DerWriter(int expectedLength) {
        this.buffer = new byte[expectedLength];
        this.start = expectedLength;
    }

    int length() {
        return buffer.length - start;
    }

    /** Puts the octets before what is there. */
    void prepend(byte... octets) {
        reserve(octets.length);
        start -= octets.length;
        System.arraycopy(octets, 0, buffer, start, octets.length);
    }

    void prepend(Bytes octets) {
        prepend(octets.toArray());
    }

    /** Makes an element of all that was written since the writer had this length. */
    void wrap(int tag, int since) {
        int content = length() - since;
        if (content < SHORT_FORM_ENDS) {
            prepend((byte) tag, (byte) content);
        } else if (content <= 0xff) {
            prepend((byte) tag, (byte) 0x81, (byte) content);
        } else if (content <= 0xffff) {
            prepend((byte) tag, (byte) 0x82, (byte) (content >>> 8), (byte) content);
        } else {
            prepend((byte) tag, (byte) 0x83, (byte) (content >>> 16), (byte) (content >>> 8), (byte) content);
        }
    }

    /** A GeneralizedTime in whole seconds, as RFC 5280, 4.1.2.5.2 asks. */
    void time(Instant time) {
        var utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        byte[] element = new byte[17];
        element[0] = GENERALIZED_TIME;
        element[1] = 15;
        twoDigits(element, 2, utc.getYear() / 100);
        twoDigits(element, 4, utc.getYear() % 100);
        twoDigits(element, 6, utc.getMonthValue());
        twoDigits(element, 8, utc.getDayOfMonth());
        twoDigits(element, 10, utc.getHour());
        twoDigits(element, 12, utc.getMinute());
        twoDigits(element, 14, utc.getSecond());
        element[16] = 'Z';
        prepend(element);
    }

    private static void twoDigits(byte[] target, int at, int number) {
        target[at] = (byte) ('0' + number / 10);
        target[at + 1] = (byte) ('0' + number % 10);
    }

    byte[] toArray() {
        return Arrays.copyOfRange(buffer, start, buffer.length);
    }

    private void reserve(int more) {
        if (more > start) {
            int length = length();
            byte[] larger = new byte[2 * buffer.length + more];
            System.arraycopy(buffer, start, larger, larger.length - length, length);
            start = larger.length - length;
            buffer = larger;
        }
    }
}
