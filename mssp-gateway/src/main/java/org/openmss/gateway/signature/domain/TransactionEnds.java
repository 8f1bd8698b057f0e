package org.openmss.gateway.signature.domain;

import java.util.concurrent.CountDownLatch;

/**
 * News of transactions, on this replica and on others: that they have ended, or that a receipt was read. News may be late or lost: it
 * wakes, it does not inform.
 */
public interface TransactionEnds {

    Subscription subscribe(TransactionId id);

    /** Wakes who is interested. To be called after the commit. */
    void announce(TransactionId id);

    /** Somebody's interest in one transaction. */
    interface Subscription extends AutoCloseable {

        /** Opens when something may have become of the transaction. */
        CountDownLatch news();

        @Override
        void close();
    }
}
