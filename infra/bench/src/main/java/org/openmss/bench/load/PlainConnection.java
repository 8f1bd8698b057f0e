package org.openmss.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection that asks, and then reads until it has the whole answer. A server that closes after each is connected to anew. */
final class PlainConnection {
    private static final int LARGEST = 64 * 1024;
    private final InetSocketAddress server;
    private final Selector selector;
    private final Exchanges exchanges;
    private final ByteBuffer request = ByteBuffer.allocateDirect(LARGEST);
    private final ByteBuffer received = ByteBuffer.allocate(LARGEST);
    private SocketChannel channel;
    private HttpAnswer answer = HttpAnswer.INCOMPLETE;
    private int number;
    private long wanted;

    private PlainConnection(InetSocketAddress server, Selector selector, Exchanges exchanges) throws IOException {
        this.server = server;
        this.selector = selector;
        this.exchanges = exchanges;
        this.channel = connected();
    }

    static PlainConnection open(InetSocketAddress server, Selector selector, Exchanges exchanges) throws IOException {
        return new PlainConnection(server, selector, exchanges);
    }

    private SocketChannel connected() throws IOException {
        var fresh = SocketChannel.open(server);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        fresh.configureBlocking(false);
        fresh.register(selector, SelectionKey.OP_READ, this);
        return fresh;
    }

    /** @param due when it was to be asked */
    void ask(long due) throws IOException {
        if (!channel.isOpen()) {
            channel = connected();
        }
        wanted = due;
        answer = HttpAnswer.INCOMPLETE;
        received.clear();
        number = exchanges.next(request.clear());
        request.flip();
        // A request fits into the socket's buffer, which is empty: the last answer is here.
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** Reads what has come. */
    boolean hasAnswer() throws IOException {
        if (channel.read(received) < 0) {
            throw new IOException("the server closed the connection before its answer was whole");
        }
        if (answer.bodyAt() == 0) {
            answer = HttpAnswer.read(received.array(), received.position());
        }
        return answer.isComplete(received.position());
    }

    void deliver() throws IOException {
        received.position(answer.bodyAt()).limit(answer.bodyAt() + answer.bodyLength());
        if (!exchanges.answered(number, answer.status(), received)) {
            throw new IOException("an answer is none: HTTP status " + answer.status() + ", "
                    + StandardCharsets.ISO_8859_1.decode(received));
        }
        if (!answer.connectionStays()) {
            channel.close();
        }
    }

    long wanted() {
        return wanted;
    }

    void close() throws IOException {
        channel.close();
    }
}
