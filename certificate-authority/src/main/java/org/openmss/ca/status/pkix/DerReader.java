package org.openmss.ca.status.pkix;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Reads DER from a stream, going into large elements and holding small ones. Lengths that are not the shortest are refused. */
final class DerReader {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    private static final int LARGEST_HELD = 64 * 1024;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");
    private final PushbackInputStream in;
    /** What was read of the element at hand. */
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();

    private long position;

    DerReader(InputStream in) {
        this.in = new PushbackInputStream(in);
    }

    long position() {
        return position;
    }

    boolean isAtEnd() throws IOException {
        int next = in.read();
        if (next >= 0) {
            in.unread(next);
        }
        return next < 0;
    }

    int peek() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("it ends too early");
        }
        in.unread(next);
        return next;
    }

    /** Goes into an element. @return the position of its end */
    long enter(int tag) throws IOException {
        header.reset();
        int found = octet();
        if (found != tag) {
            throw new IOException("tag %02x where %02x belongs".formatted(found, tag));
        }
        long length = length();
        return position + length;
    }

    /** A whole small element, header and content, as it stands. */
    byte[] element() throws IOException {
        header.reset();
        octet();
        long length = length();
        if (length > LARGEST_HELD) {
            throw new IOException("an element is larger than it can be");
        }
        byte[] content = in.readNBytes((int) length);
        if (content.length != length) {
            throw new EOFException("it ends too early");
        }
        position += length;
        header.writeBytes(content);
        return header.toByteArray();
    }

    static byte[] content(byte[] element, int tag) throws IOException {
        if ((element[0] & 0xff) != tag) {
            throw new IOException("tag %02x where %02x belongs".formatted(element[0] & 0xff, tag));
        }
        int header = (element[1] & 0x80) == 0 ? 2 : 2 + (element[1] & 0x7f);
        if (element.length == header) {
            throw new IOException("an element is empty");
        }
        return Arrays.copyOfRange(element, header, element.length);
    }

    static long number(byte[] element) throws IOException {
        try {
            return new BigInteger(content(element, INTEGER)).longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new IOException("a number is too large", tooLarge);
        }
    }

    /** UTCTime means years until 2049 (RFC 5280, 4.1.2.5.1). */
    static Instant time(byte[] element) throws IOException {
        boolean utc = element[0] == UTC_TIME;
        String text = new String(content(element, utc ? UTC_TIME : GENERALIZED_TIME), StandardCharsets.US_ASCII);
        try {
            String whole = !utc ? text : (text.charAt(0) < '5' ? "20" : "19") + text;
            return LocalDateTime.parse(whole, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | StringIndexOutOfBoundsException malformed) {
            throw new IOException("a time is malformed", malformed);
        }
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("it ends too early");
        }
        position++;
        header.write(octet);
        return octet;
    }

    private long length() throws IOException {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > 5) {
            throw new IOException("a length is indefinite or too large");
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | octet();
        }
        if (length < 0x80 || length < 1L << 8 * (octets - 1)) {
            throw new IOException("a length is not the shortest");
        }
        return length;
    }
}
