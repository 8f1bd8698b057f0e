package org.openmss.bench.ca;

import java.nio.ByteBuffer;
import java.util.List;
import org.openmss.bench.load.Exchanges;
import org.openmss.kernel.Bytes;

/** Prepared requests, each sent once, each answered with 200; the last answer stays to be looked at. */
final class OneByOne implements Exchanges {
    private static final int OK = 200;
    private final List<Bytes> requests;
    private int asked;
    private Bytes last = Bytes.of(new byte[0]);

    OneByOne(List<Bytes> requests) {
        this.requests = List.copyOf(requests);
    }

    Bytes last() {
        return last;
    }

    @Override
    public int next(ByteBuffer request) {
        request.put(requests.get(asked).toArray());
        return asked++;
    }

    @Override
    public boolean answered(int number, int status, ByteBuffer body) {
        byte[] content = new byte[body.remaining()];
        body.get(content);
        last = Bytes.of(content);
        return status == OK;
    }
}
