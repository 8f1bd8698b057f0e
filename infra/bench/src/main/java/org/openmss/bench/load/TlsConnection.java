package org.openmss.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection over TLS that asks, and then reads until it has the whole answer. Used by one thread. */
public final class TlsConnection implements AutoCloseable {
    private static final int SMALLEST = 16 * 1024;
    private static final int LARGEST = 256 * 1024;
    private static final int LONGEST_SILENCE_MILLISECONDS = 90_000;
    private final SSLSocket socket;
    private byte[] received = new byte[SMALLEST];

    private TlsConnection(SSLSocket socket) {
        this.socket = socket;
    }

    /** To this machine. */
    public static TlsConnection open(SSLContext tls, int port) throws IOException {
        var socket = (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_SILENCE_MILLISECONDS);
        socket.startHandshake();
        return new TlsConnection(socket);
    }

    /** @param body from position to limit, until the next question */
    public record Reply(int status, ByteBuffer body) {}

    /** @param request head and body */
    public Reply ask(byte[] request) throws IOException {
        return ask(request, request.length);
    }

    Reply ask(byte[] request, int requestLength) throws IOException {
        socket.getOutputStream().write(request, 0, requestLength);
        int length = 0;
        var answer = HttpAnswer.INCOMPLETE;
        while (!answer.isComplete(length)) {
            makeRoom(length);
            int more = socket.getInputStream().read(received, length, received.length - length);
            if (more < 0) {
                throw new IOException("the server closed the connection before its answer was whole");
            }
            length += more;
            answer = answer.bodyAt() > 0 ? answer : HttpAnswer.read(received, length);
        }
        return new Reply(answer.status(), ByteBuffer.wrap(received, answer.bodyAt(), answer.bodyLength()));
    }

    private void makeRoom(int length) throws IOException {
        if (length < received.length) {
            return;
        }
        if (received.length == LARGEST) {
            throw new IOException("an answer of more than " + LARGEST + " octets");
        }
        received = Arrays.copyOf(received, Math.min(LARGEST, 2 * received.length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
