package org.openmss.gateway.notification.domain;

import java.net.URI;
import java.time.Instant;
import org.openmss.gateway.signature.domain.TransactionId;

/**
 * An application provider is to be told of a transaction's end.
 *
 * @param address checked when the signature was asked for
 * @param dueSince when the transaction ended
 * @param attempts that have failed
 */
public record Notification(TransactionId transactionId, String apId, URI address, Instant dueSince, int attempts) {}
