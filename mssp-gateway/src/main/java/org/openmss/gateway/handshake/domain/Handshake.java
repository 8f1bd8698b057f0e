package org.openmss.gateway.handshake.domain;

import java.time.Instant;
import org.openmss.gateway.signature.domain.TransactionId;

/** An agreement, under the MSSP_TransID that it was told with. */
public record Handshake(TransactionId id, Agreement agreement, Instant agreedAt) {}
