package org.openmss.gateway.signature.domain;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All transactions: the only memory that replicas share. */
public interface SignatureTransactions {

    /** How {@link #enter} ended. */
    sealed interface Entry {
        /** On record from now on; the handset has not been asked. */
        record Fresh(SignatureTransaction.AwaitingUser awaiting) implements Entry {}

        /** A transaction with this AP_ID and AP_TransID exists. */
        record Earlier(SignatureTransaction there) implements Entry {}

        /** Another transaction of this subscriber awaits the user. */
        record PromptOpen() implements Entry {}
    }

    /**
     * Puts an intent on record, with its audit record, unless there is an earlier one. Looking, making and writing are one database transaction.
     *
     * @param received reads and judges; what it throws leaves nothing behind
     * @param callback where the application provider is told of the end
     */
    Entry enter(
            String apId,
            ApTransactionId apTransactionId,
            Supplier<SignatureTransaction.AwaitingUser> received,
            Optional<URI> callback);

    Optional<SignatureTransaction> find(TransactionId id);

    Optional<SignatureTransaction> find(String apId, ApTransactionId apTransactionId);

    /**
     * Moves a transaction on, with its audit record, if it still is as {@code before} says. Judging and writing are one database transaction.
     *
     * @param after judges what the transaction becomes
     * @return false where a rival was faster
     */
    boolean replace(SignatureTransaction.AwaitingUser before, Supplier<SignatureTransaction> after);

    /** Transactions that await a user past their time, the oldest first. */
    List<SignatureTransaction.AwaitingUser> overdue(Instant now, int atMost);
}
