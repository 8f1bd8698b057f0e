package org.openmss.gateway.signature.domain;

import java.util.concurrent.CountDownLatch;

/** News that transactions have ended, on this replica and on others. News may be late or lost: it wakes, it does not inform. */
public interface TransactionEnds {

    Subscription subscribe(TransactionId id);

    /** Somebody's interest in one transaction. */
    interface Subscription extends AutoCloseable {

        /** Opens when the transaction may have ended. */
        CountDownLatch news();

        @Override
        void close();
    }
}
