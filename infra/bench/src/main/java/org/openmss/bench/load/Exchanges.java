package org.openmss.bench.load;

import java.nio.ByteBuffer;

/** What is asked, and who takes the answers. */
public interface Exchanges {

    /** Puts the next request, head and body, into the empty buffer, and returns the number by which its answer will be known. */
    int next(ByteBuffer request);

    /**
     * Takes an answer. It is looked at while the load goes on, so what costs time is kept for afterwards.
     *
     * @param body from position to limit; it is the caller's again afterwards
     * @return whether it is an answer to that request at all; one that is not ends the measurement
     */
    boolean answered(int number, int status, ByteBuffer body);
}
