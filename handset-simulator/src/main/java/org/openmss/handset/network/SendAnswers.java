package org.openmss.handset.network;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.openmss.kernel.Bytes;

/** Brings answers to the home MSSP, again and again until it has taken them. One that arrives twice does no harm there. */
@ApplicationScoped
public class SendAnswers {
    private static final int AT_ONCE = 50;
    /** One sender at a time; what it does not see, the next one a second later does. */
    private final ReentrantLock sending = new ReentrantLock();

    private final EntityManager database;
    private final Notices notices;
    private final HomeMssp homeMssp;

    SendAnswers(EntityManager database, Notices notices, HomeMssp homeMssp) {
        this.database = database;
        this.notices = notices;
        this.homeMssp = homeMssp;
    }

    /** Starts sending without waiting for its end. */
    public void soon() {
        Thread.ofVirtual().name("send-answers").start(this::send);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void send() {
        if (sending.tryLock()) {
            try {
                sendWaiting();
                sendAcknowledgements();
            } finally {
                sending.unlock();
            }
        }
    }

    private void sendAcknowledgements() {
        notices.untold(AT_ONCE).stream().filter(homeMssp::acknowledge).forEach(notices::told);
    }

    private void sendWaiting() {
        List<AnswerRow> waiting = QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("from AnswerRow where not delivered", AnswerRow.class)
                        .setMaxResults(AT_ONCE)
                        .getResultList());
        for (var answer : waiting) {
            var signature = answer.signature == null ? null : Bytes.of(answer.signature);
            if (homeMssp.answer(answer.messageId, HomeMssp.Outcome.valueOf(answer.outcome), signature)) {
                QuarkusTransaction.requiringNew()
                        .run(() -> database.createQuery("update AnswerRow set delivered = true where messageId = ?1")
                                .setParameter(1, answer.messageId)
                                .executeUpdate());
            }
        }
    }
}
