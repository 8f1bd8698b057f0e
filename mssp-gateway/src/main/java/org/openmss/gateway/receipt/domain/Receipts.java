package org.openmss.gateway.receipt.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.gateway.signature.domain.TransactionId;

/** All receipts. Every change has its audit record. */
public interface Receipts {

    /** Puts the intent on record; false where the signature has a receipt already. */
    boolean add(String apId, Receipt recorded);

    Optional<Receipt> find(TransactionId transactionId);

    /** The phone has taken the message; again, it changes nothing. */
    void delivered(TransactionId transactionId, Instant at);

    /** The user has read it; false where no receipt with a message is known. Again, it changes nothing. */
    boolean acknowledged(TransactionId transactionId, Instant at);
}
