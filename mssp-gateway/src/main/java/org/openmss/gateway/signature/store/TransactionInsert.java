package org.openmss.gateway.signature.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.gateway.signature.domain.SignatureTransaction.AwaitingUser;

/** The insert in a transaction of its own, so that a rival's victory, found by a unique index, rolls back the insert alone. */
@ApplicationScoped
class TransactionInsert {
    private final EntityManager database;
    private final AuditTrail audit;

    TransactionInsert(EntityManager database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void insert(AwaitingUser received) {
        database.persist(SignatureTransactionRow.of(received));
        database.flush();
        var order = received.order();
        audit.record(
                new AuditRecord(order.apId(), "signature.request", order.id().value(), "accepted"));
    }
}
