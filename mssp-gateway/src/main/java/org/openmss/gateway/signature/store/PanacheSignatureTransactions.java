package org.openmss.gateway.signature.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.gateway.signature.domain.ApTransactionId;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransaction.AwaitingUser;
import org.openmss.gateway.signature.domain.SignatureTransactions;
import org.openmss.gateway.signature.domain.TransactionId;

/** Rivals are kept apart by the database: two unique indexes guard the insert, the state itself guards the move. */
@ApplicationScoped
class PanacheSignatureTransactions
        implements SignatureTransactions, PanacheRepositoryBase<SignatureTransactionRow, String> {
    private static final Logger LOG = Logger.getLogger(PanacheSignatureTransactions.class);
    private static final String ONE_OPEN_PROMPT = "signature_transaction_open_prompt";
    private final TransactionInsert insert;
    private final AuditTrail audit;
    private final DatabaseNews news;
    private final TransactionSynchronizationRegistry synchronizations;

    PanacheSignatureTransactions(
            TransactionInsert insert,
            AuditTrail audit,
            DatabaseNews news,
            TransactionSynchronizationRegistry synchronizations) {
        this.insert = insert;
        this.audit = audit;
        this.news = news;
        this.synchronizations = synchronizations;
    }

    @Override
    public Entry enter(
            String apId, ApTransactionId apTransactionId, Supplier<AwaitingUser> received, Optional<URI> callback) {
        Entry entry;
        try {
            entry = insert.enter(() -> find(apId, apTransactionId), received, callback);
        } catch (ConstraintViolationException rival) {
            return afterRival(apId, apTransactionId, rival);
        }
        if (entry instanceof Entry.Fresh(AwaitingUser awaiting)) {
            LOG.infof(
                    "transaction accepted transactionId=%s apId=%s",
                    awaiting.order().id(), apId);
        }
        return entry;
    }

    /** Whose victory was found by a unique index: this very request's, or another prompt for the same SIM. */
    private Entry afterRival(String apId, ApTransactionId apTransactionId, ConstraintViolationException rival) {
        var same = find(apId, apTransactionId);
        if (same.isPresent()) {
            return new Entry.Earlier(same.get());
        }
        if (ONE_OPEN_PROMPT.equals(rival.getConstraintName())) {
            return new Entry.PromptOpen();
        }
        throw rival;
    }

    @Override
    @Transactional
    public Optional<SignatureTransaction> find(TransactionId id) {
        return findByIdOptional(id.value()).map(SignatureTransactionRow::toDomain);
    }

    @Override
    @Transactional
    public Optional<SignatureTransaction> find(String apId, ApTransactionId apTransactionId) {
        return find("apId = ?1 and apTransactionId = ?2", apId, apTransactionId.value())
                .firstResultOptional()
                .map(SignatureTransactionRow::toDomain);
    }

    @Override
    @Transactional
    public boolean replace(AwaitingUser before, Supplier<SignatureTransaction> judged) {
        var id = before.order().id();
        var after = judged.get();
        int moved = switch (after) {
            case AwaitingUser same -> throw new IllegalArgumentException("no state is entered twice");
            case SignatureTransaction.Signed signed ->
                move(id, SignatureTransactionRow.SIGNED, signed.signature().toArray(), null, signed.endedAt());
            case SignatureTransaction.Failed failed ->
                move(id, SignatureTransactionRow.FAILED, null, FailureNames.of(failed.why()), failed.endedAt());
        };
        if (moved == 0) {
            return false;
        }
        if (after instanceof SignatureTransaction.Signed signed) {
            writeFurtherSignatures(signed);
        }
        String outcome = after instanceof SignatureTransaction.Failed failed ? FailureNames.of(failed.why()) : "signed";
        audit.record(new AuditRecord("mssp-gateway", "signature.end", id.value(), outcome));
        afterCommit(() -> {
            LOG.infof("transaction ended transactionId=%s outcome=%s", id, outcome);
            news.announceEnd(after);
        });
        return true;
    }

    @Override
    @Transactional
    public List<AwaitingUser> overdue(Instant now, int atMost) {
        return find("state = 'AWAITING_USER' and expiresAt <= ?1", Sort.by("expiresAt"), now).page(0, atMost).stream()
                .map(row -> (AwaitingUser) row.toDomain())
                .toList();
    }

    private int move(
            TransactionId id, String state, byte @Nullable [] signature, @Nullable String failure, Instant endedAt) {
        return update(
                "state = ?1, signature = ?2, failure = ?3, endedAt = ?4 where id = ?5 and state = 'AWAITING_USER'",
                state,
                signature,
                failure,
                endedAt,
                id.value());
    }

    private void writeFurtherSignatures(SignatureTransaction.Signed signed) {
        for (int i = 1; i < signed.signatures().size(); i++) {
            getEntityManager()
                    .createNativeQuery(
                            "update further_document set signature = ?1 where transaction_id = ?2 and position = ?3")
                    .setParameter(1, signed.signatures().get(i).toArray())
                    .setParameter(2, signed.order().id().value())
                    .setParameter(3, i - 1)
                    .executeUpdate();
        }
    }

    private void afterCommit(Runnable act) {
        synchronizations.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    act.run();
                }
            }
        });
    }
}
