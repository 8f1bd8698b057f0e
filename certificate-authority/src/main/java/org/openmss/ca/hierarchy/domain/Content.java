package org.openmss.ca.hierarchy.domain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openmss.kernel.Bytes;

/** What is signed or served, perhaps more than fits into memory: it can be read again as often as somebody asks. */
@FunctionalInterface
public interface Content {
    int PIECE = 64 * 1024;

    InputStream open() throws IOException;

    static Content of(Bytes bytes) {
        return new Small(bytes);
    }

    /** Gives everything to the sink, piece by piece. */
    default <E extends Exception> void feed(Sink<E> sink) throws E {
        try (var in = open()) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                sink.take(piece, read);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("content cannot be read", unreadable);
        }
    }

    /** Takes the first {@code length} octets of the piece, which is used again afterwards. */
    @FunctionalInterface
    interface Sink<E extends Exception> {
        void take(byte[] piece, int length) throws E;
    }

    /** What is in memory anyway goes to the sink in one piece. */
    record Small(Bytes bytes) implements Content {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes.toArray());
        }

        @Override
        public <E extends Exception> void feed(Sink<E> sink) throws E {
            sink.take(bytes.toArray(), bytes.length());
        }
    }
}
