package org.openmss.bench.load;

import java.io.IOException;

/** What a caller wants done, in one exchange or in several on one connection. Many do it at the same time. */
public interface Errand {

    /**
     * Returns when it is done.
     *
     * @throws IOException where an answer is not what it should be, which ends the measurement
     */
    void run(TlsConnection connection) throws IOException;
}
