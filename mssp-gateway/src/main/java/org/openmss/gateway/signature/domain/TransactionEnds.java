package org.openmss.gateway.signature.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * News of transactions, on this replica and on others: that they have ended, or that a receipt was read. News may be late or lost; only
 * on the replica where a transaction ended does it bring the end with it.
 */
public interface TransactionEnds {

    Subscription subscribe(TransactionId id);

    /** Wakes who is interested. To be called after the commit. */
    void announce(TransactionId id);

    /** Wakes who is interested, and hands it over. To be called after the commit. */
    void announceEnd(SignatureTransaction ended);

    /** Somebody's interest in one transaction. */
    interface Subscription extends AutoCloseable {

        /** @return whether something may have become of the transaction */
        boolean awaitNews(Duration atMost) throws InterruptedException;

        /** What it became, where this replica has seen it. */
        Optional<SignatureTransaction> seen();

        @Override
        void close();
    }
}
