package org.openmss.gateway.signature.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.gateway.signature.domain.SignatureOrder;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransaction.AwaitingUser;
import org.openmss.gateway.signature.domain.SignatureTransactions.Entry;

/** Looking and writing in a database transaction of their own, which a rival's victory, found by a unique index, rolls back. */
@ApplicationScoped
class TransactionInsert {
    private final EntityManager database;
    private final AuditTrail audit;

    TransactionInsert(EntityManager database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Entry enter(
            Supplier<Optional<SignatureTransaction>> earlier, Supplier<AwaitingUser> received, Optional<URI> callback) {
        var there = earlier.get();
        if (there.isPresent()) {
            return new Entry.Earlier(there.get());
        }
        var awaiting = received.get();
        insert(awaiting, callback);
        return new Entry.Fresh(awaiting);
    }

    private void insert(AwaitingUser received, Optional<URI> callback) {
        database.persist(SignatureTransactionRow.of(received));
        database.flush();
        var order = received.order();
        callback.ifPresent(address -> enterCallback(order, address));
        audit.record(
                new AuditRecord(order.apId(), "signature.request", order.id().value(), "accepted"));
    }

    /** Whom to tell is entered with the transaction; the database makes it due with the end. */
    private void enterCallback(SignatureOrder order, URI address) {
        database.createNativeQuery("insert into notification (transaction_id, ap_id, url) values (:id, :apId, :url)")
                .setParameter("id", order.id().value())
                .setParameter("apId", order.apId())
                .setParameter("url", address.toString())
                .executeUpdate();
    }
}
