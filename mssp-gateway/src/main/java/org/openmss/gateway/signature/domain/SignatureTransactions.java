package org.openmss.gateway.signature.domain;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All transactions: the only memory that replicas share. */
public interface SignatureTransactions {

    /** How {@link #add} ended. */
    enum Added {
        DONE,
        /** A transaction with this AP_ID and AP_TransID exists. */
        SAME_AP_TRANSACTION,
        /** Another transaction of this subscriber awaits the user. */
        PROMPT_OPEN
    }

    /**
     * Puts the intent on record, with its audit record.
     *
     * @param callback where the application provider is told of the end
     */
    Added add(SignatureTransaction.AwaitingUser received, Optional<URI> callback);

    Optional<SignatureTransaction> find(TransactionId id);

    Optional<SignatureTransaction> find(String apId, ApTransactionId apTransactionId);

    /** Moves a transaction on, with its audit record, if it still is as {@code before} says: false where a rival was faster. */
    boolean replace(SignatureTransaction.AwaitingUser before, SignatureTransaction after);

    /** Transactions that await a user past their time, the oldest first. */
    List<SignatureTransaction.AwaitingUser> overdue(Instant now, int atMost);
}
