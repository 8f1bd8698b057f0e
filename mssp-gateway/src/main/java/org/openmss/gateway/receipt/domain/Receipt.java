package org.openmss.gateway.receipt.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.kernel.Bytes;

/**
 * What an application provider said after a signature, at most once a signature.
 *
 * @param transactionId of the signature
 * @param content what was asked for; tells the same receipt again from another one
 * @param deliveredAt when the phone had taken the message
 * @param acknowledgedAt when it was heard that the user had read it
 */
public record Receipt(
        TransactionId transactionId,
        Content content,
        Instant createdAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> acknowledgedAt) {
    private static final String MESSAGE = "r";

    /**
     * @param apStatus what the application provider made of the signature, where it says so
     * @param messageSha256 of the text for the user; none where there is nothing to show
     */
    public record Content(Optional<Integer> apStatus, Optional<Bytes> messageSha256, boolean acknowledgementAsked) {}

    public static Receipt recorded(TransactionId transactionId, Content content, Instant now) {
        return new Receipt(transactionId, content, now, Optional.empty(), Optional.empty());
    }

    /** The message's name towards the phone: the same for every attempt, so that it is shown once. */
    public String messageId() {
        return MESSAGE + transactionId;
    }

    /** @throws IllegalArgumentException for what is no such name */
    public static TransactionId transactionOf(String messageId) {
        if (!messageId.startsWith(MESSAGE)) {
            throw new IllegalArgumentException("there is no such message");
        }
        return new TransactionId(messageId.substring(MESSAGE.length()));
    }
}
