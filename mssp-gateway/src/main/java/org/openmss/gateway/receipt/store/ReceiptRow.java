package org.openmss.gateway.receipt.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.receipt.domain.Receipt;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.kernel.Bytes;

@Entity
@Table(name = "receipt")
class ReceiptRow {
    @Id
    @Column(name = "transaction_id")
    String transactionId;

    @Column(name = "ap_status")
    @Nullable
    Integer apStatus;

    @Column(name = "message_sha256")
    byte @Nullable [] messageSha256;

    @Column(name = "acknowledgement_asked")
    boolean acknowledgementAsked;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "delivered_at")
    @Nullable
    Instant deliveredAt;

    @Column(name = "acknowledged_at")
    @Nullable
    Instant acknowledgedAt;

    Receipt toDomain() {
        var content = new Receipt.Content(
                Optional.ofNullable(apStatus),
                Optional.ofNullable(messageSha256).map(Bytes::of),
                acknowledgementAsked);
        return new Receipt(
                new TransactionId(transactionId),
                content,
                createdAt,
                Optional.ofNullable(deliveredAt),
                Optional.ofNullable(acknowledgedAt));
    }
}
