package org.openmss.bench.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Answers on disk, in the order they came, to be verified when the measured time is over. */
public final class Spool implements AutoCloseable {
    private static final int PIECE = 1 << 20;
    private static final int HEAD = 2 * Integer.BYTES;
    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer waiting = ByteBuffer.allocateDirect(PIECE);

    private Spool(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public static Spool in(Path folder) {
        try {
            var file = Files.createTempFile(folder, "answers", "");
            return new Spool(file, FileChannel.open(file, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void add(int number, ByteBuffer body) {
        if (waiting.remaining() < HEAD + body.remaining()) {
            flush();
        }
        waiting.putInt(number).putInt(body.remaining()).put(body.duplicate());
    }

    /** Takes what was kept. */
    @FunctionalInterface
    public interface Reader {
        void take(int number, byte[] body);
    }

    /** Hands over everything, one by one. */
    public synchronized void forEach(Reader reader) {
        flush();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), PIECE))) {
            while (true) {
                int number;
                try {
                    number = in.readInt();
                } catch (EOFException end) {
                    return;
                }
                reader.take(number, in.readNBytes(in.readInt()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        try {
            waiting.flip();
            while (waiting.hasRemaining()) {
                channel.write(waiting);
            }
            waiting.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
