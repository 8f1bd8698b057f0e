package org.openmss.gateway.signature.domain;

import java.util.concurrent.CountDownLatch;

/** News that transactions have ended, or that something else has become of them, on this replica and on others. News may be late or lost: it wakes, it does not inform. */
public interface TransactionEnds {

    Subscription subscribe(TransactionId id);

    /** Wakes who is interested. To be called after the commit. */
    void announce(TransactionId id);

    /** Somebody's interest in one transaction. */
    interface Subscription extends AutoCloseable {

        /** Opens when the transaction may have ended. */
        CountDownLatch news();

        @Override
        void close();
    }
}
