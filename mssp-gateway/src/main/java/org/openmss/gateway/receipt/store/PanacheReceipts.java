package org.openmss.gateway.receipt.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.gateway.receipt.domain.Receipt;
import org.openmss.gateway.receipt.domain.Receipts;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.kernel.Bytes;

@ApplicationScoped
class PanacheReceipts implements Receipts, PanacheRepositoryBase<ReceiptRow, String> {
    private final AuditTrail audit;

    PanacheReceipts(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    @Transactional
    public boolean add(String apId, Receipt recorded) {
        var content = recorded.content();
        int added = getEntityManager()
                .createNativeQuery("insert into receipt"
                        + " (transaction_id, ap_status, message_sha256, acknowledgement_asked, created_at)"
                        + " values (:id, cast(:status as integer), cast(:message as bytea), :asked, :now)"
                        + " on conflict (transaction_id) do nothing")
                .setParameter("id", recorded.transactionId().value())
                .setParameter("status", content.apStatus().orElse(null))
                .setParameter(
                        "message", content.messageSha256().map(Bytes::toArray).orElse(null))
                .setParameter("asked", content.acknowledgementAsked())
                .setParameter("now", recorded.createdAt())
                .executeUpdate();
        if (added == 1) {
            audit.record(new AuditRecord(
                    apId, "receipt.request", recorded.transactionId().value(), "accepted"));
        }
        return added == 1;
    }

    @Override
    @Transactional
    public Optional<Receipt> find(TransactionId transactionId) {
        return findByIdOptional(transactionId.value()).map(ReceiptRow::toDomain);
    }

    @Override
    @Transactional
    public void delivered(TransactionId transactionId, Instant at) {
        if (update("deliveredAt = ?1 where transactionId = ?2 and deliveredAt is null", at, transactionId.value())
                == 1) {
            audit.record(new AuditRecord("mssp-gateway", "receipt.show", transactionId.value(), "done"));
        }
    }

    @Override
    @Transactional
    public boolean acknowledged(TransactionId transactionId, Instant at) {
        // The phone may be faster than our own note that it has taken the message.
        int changed = update(
                "acknowledgedAt = ?1, deliveredAt = coalesce(deliveredAt, ?1)"
                        + " where transactionId = ?2 and messageSha256 is not null and acknowledgedAt is null",
                at,
                transactionId.value());
        if (changed == 1) {
            audit.record(new AuditRecord("handset-simulator", "receipt.acknowledge", transactionId.value(), "done"));
            return true;
        }
        return count("transactionId = ?1 and acknowledgedAt is not null", transactionId.value()) == 1;
    }
}
