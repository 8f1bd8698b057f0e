package org.openmss.bench.ca;

import java.nio.ByteBuffer;
import org.openmss.bench.load.Exchanges;
import org.openmss.kernel.Bytes;

/** One request over and over, whose answer is of one length. */
final class ConstantExchanges implements Exchanges {
    private static final int OK = 200;
    private final byte[] request;
    private final int answerLength;

    ConstantExchanges(Bytes request, int answerLength) {
        this.request = request.toArray();
        this.answerLength = answerLength;
    }

    @Override
    public int next(ByteBuffer buffer) {
        buffer.put(request);
        return 0;
    }

    @Override
    public boolean answered(int number, int status, ByteBuffer body) {
        return status == OK && body.remaining() == answerLength;
    }
}
