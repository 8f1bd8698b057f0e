package org.openmss.bench.load;

import java.nio.charset.StandardCharsets;

/** Requests as the bytes that go over the wire. */
public final class Http {
    private static final String END = "\r\n";

    private Http() {}

    /** @param headers lines, such as {@code Authorization: Basic …} */
    public static byte[] get(String path, String... headers) {
        return (head("GET", path, headers) + END).getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] post(String path, String type, byte[] body, String... headers) {
        byte[] head = (head("POST", path, headers) + "Content-Type: " + type + "\r\nContent-Length: " + body.length
                        + END + END)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static String head(String method, String path, String... headers) {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append(END);
        }
        return head.toString();
    }
}
