package org.openmss.ca.status.pkix;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
    private final InputStream in;
    /** The next octet, or -1 at the end. */
    private int next;

    /** What was read of the element at hand. */
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();

    private long position;

    DerReader(InputStream in) throws IOException {
        this.in = in;
        this.next = in.read();
    }

    long position() {
        return position;
    }

    boolean isAtEnd() {
        return next < 0;
    }

    int peek() throws IOException {
        if (next < 0) {
            throw new EOFException("it ends too early");
        }
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
        return content((int) length);
    }

    /** With what was read of the element before. */
    private byte[] content(int length) throws IOException {
        byte[] element = Arrays.copyOf(header.toByteArray(), header.size() + length);
        if (length > 0) {
            element[header.size()] = (byte) peek();
            if (in.readNBytes(element, header.size() + 1, length - 1) < length - 1) {
                throw new EOFException("it ends too early");
            }
            position += length;
            next = in.read();
        }
        return element;
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
        byte[] text = content(element, utc ? UTC_TIME : GENERALIZED_TIME);
        int date = utc ? 2 : 4;
        if (text.length != date + 11 || text[date + 10] != 'Z') {
            throw new IOException("a time is malformed");
        }
        int year = utc ? (text[0] < '5' ? 2000 : 1900) + number(text, 0, 2) : number(text, 0, 4);
        try {
            return LocalDateTime.of(
                            year,
                            number(text, date, 2),
                            number(text, date + 2, 2),
                            number(text, date + 4, 2),
                            number(text, date + 6, 2),
                            number(text, date + 8, 2))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw new IOException("a time is malformed", malformed);
        }
    }

    private static int number(byte[] text, int from, int digits) throws IOException {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (text[i] < '0' || text[i] > '9') {
                throw new IOException("a time is malformed");
            }
            number = 10 * number + text[i] - '0';
        }
        return number;
    }

    private int octet() throws IOException {
        int octet = peek();
        position++;
        header.write(octet);
        next = in.read();
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
