package org.openmss.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.openmss.launcher.Obstacle;

/** Mutual TLS, a thread for each connection, in a closed loop: for doors whose answers cost far more than their reading. */
public final class TlsLoad {
    private static final int LARGEST = 256 * 1024;
    private static final int LONGEST_SILENCE_MILLISECONDS = 20_000;
    private final Load load;
    private final SSLContext tls;
    private final Exchanges exchanges;
    private final Watch watch;

    private TlsLoad(Load load, SSLContext tls, Exchanges exchanges) {
        this.load = load;
        this.tls = tls;
        this.exchanges = exchanges;
        this.watch = new Watch(load, System.nanoTime());
    }

    public static Measured run(Load load, SSLContext tls, Exchanges exchanges) {
        var run = new TlsLoad(load, tls, exchanges);
        List<Callable<Void>> connections = new ArrayList<>();
        for (int i = 0; i < load.connections(); i++) {
            connections.add(run::askUntilTheEnd);
        }
        try (var threads = Executors.newFixedThreadPool(load.connections())) {
            for (Future<Void> connection : threads.invokeAll(connections)) {
                connection.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while measuring", interrupted);
        } catch (ExecutionException broken) {
            throw new Obstacle(
                    "the load on port " + load.port() + " broke off: " + broken.getMessage(),
                    broken);
        }
        return run.watch.measured();
    }

    /** One request, for whom the time does not matter but the answer does. */
    public static void ask(int port, SSLContext tls, Exchanges exchanges) throws IOException {
        try (var socket = connected(tls, port)) {
            exchange(socket, exchanges, ByteBuffer.allocate(LARGEST), new byte[LARGEST]);
        }
    }

    private Void askUntilTheEnd() throws IOException {
        var request = ByteBuffer.allocate(LARGEST);
        var received = new byte[LARGEST];
        try (var socket = connected(tls, load.port())) {
            long wanted = System.nanoTime();
            while (!watch.isOver(wanted)) {
                exchange(socket, exchanges, request, received);
                long now = System.nanoTime();
                watch.answered(wanted, now);
                wanted = now;
            }
        }
        return null;
    }

    private static void exchange(SSLSocket socket, Exchanges exchanges, ByteBuffer request, byte[] received)
            throws IOException {
        int number = exchanges.next(request.clear());
        socket.getOutputStream().write(request.array(), 0, request.position());
        int length = 0;
        var answer = HttpAnswer.INCOMPLETE;
        while (!answer.isComplete(length)) {
            int more = socket.getInputStream().read(received, length, received.length - length);
            if (more < 0) {
                throw new IOException("the server closed the connection before its answer was whole");
            }
            length += more;
            answer = answer.bodyAt() > 0 ? answer : HttpAnswer.read(received, length);
        }
        var body = ByteBuffer.wrap(received, answer.bodyAt(), answer.bodyLength());
        if (!exchanges.answered(number, answer.status(), body)) {
            throw new IOException(
                    "an answer is none: HTTP status " + answer.status() + ", " + StandardCharsets.UTF_8.decode(body));
        }
    }

    private static SSLSocket connected(SSLContext tls, int port) throws IOException {
        var plain = InetAddress.getLoopbackAddress();
        var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_SILENCE_MILLISECONDS);
        socket.startHandshake();
        return socket;
    }
}
