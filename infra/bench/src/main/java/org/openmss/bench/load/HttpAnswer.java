package org.openmss.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * As much of HTTP/1.1 as a load generator needs: the status, where the body begins, how long it is, and whether the connection stays.
 * Bodies without Content-Length are refused: none of the measured doors sends one.
 */
record HttpAnswer(int status, int bodyAt, int bodyLength, boolean connectionStays) {
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "\r\nconnection: close".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = 9;
    private static final int SHORTEST_HEAD = 16;

    static final HttpAnswer INCOMPLETE = new HttpAnswer(0, 0, 0, true);

    /** {@link #INCOMPLETE} while the head has not ended. */
    static HttpAnswer read(byte[] received, int length) {
        int end = endOfHead(received, length);
        if (end < 0) {
            return INCOMPLETE;
        }
        int status = number(received, STATUS_AT, end);
        int lengthAt = find(LENGTH, received, end);
        if (lengthAt < 0) {
            throw new IllegalStateException("an answer without Content-Length, HTTP status " + status);
        }
        boolean old = received[7] == '0';
        return new HttpAnswer(status, end, number(received, lengthAt, end), !old && find(CLOSE, received, end) < 0);
    }

    boolean isComplete(int length) {
        return bodyAt > 0 && length >= bodyAt + bodyLength;
    }

    private static int endOfHead(byte[] received, int length) {
        for (int at = SHORTEST_HEAD; at + 4 <= length; at++) {
            if (received[at] == '\r'
                    && received[at + 2] == '\r'
                    && received[at + 1] == '\n'
                    && received[at + 3] == '\n') {
                return at + 4;
            }
        }
        return -1;
    }

    /** Where the text after the wanted one begins; -1 if it is not there. */
    private static int find(byte[] wanted, byte[] received, int end) {
        for (int at = 0; at + wanted.length <= end; at++) {
            int same = 0;
            while (same < wanted.length && lower(received[at + same]) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at + same;
            }
        }
        return -1;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    private static int number(byte[] received, int from, int end) {
        int at = from;
        while (at < end && received[at] == ' ') {
            at++;
        }
        int number = 0;
        while (at < end && received[at] >= '0' && received[at] <= '9') {
            number = number * 10 + received[at++] - '0';
        }
        return number;
    }
}
