package org.openmss.bench.load;

import java.nio.charset.StandardCharsets;

/** Requests as the bytes that go over the wire. */
public final class Http {
    private Http() {}

    public static byte[] get(String path) {
        return (line("GET", path) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] post(String path, String type, byte[] body) {
        byte[] head = (line("POST", path) + "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static String line(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    }
}
