package org.openmss.handset.network;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings answers to the home MSSP, again and again until it has taken them. Each goes off as soon as it is on record, some at a time; once a
 * second it is written down which have arrived, and what is left is tried again. One that arrives twice does no harm there.
 */
@ApplicationScoped
public class SendAnswers {
    private static final int AT_ONCE = 500;
    private static final int CALLS_AT_A_TIME = 16;
    /** One round at a time; what it does not see, the next one a second later does. */
    private final ReentrantLock round = new ReentrantLock();

    private final Semaphore calls = new Semaphore(CALLS_AT_A_TIME);
    /** Of answers that are being brought, or have arrived and are not yet written down as such. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private final EntityManager database;
    private final Notices notices;
    private final HomeMssp homeMssp;

    SendAnswers(EntityManager database, Notices notices, HomeMssp homeMssp) {
        this.database = database;
        this.notices = notices;
        this.homeMssp = homeMssp;
    }

    /** Starts a round without waiting for its end. */
    public void soon() {
        Thread.ofVirtual().name("send-answers").start(this::send);
    }

    /** Starts bringing what has just been put on record, without waiting for its arrival. */
    void soon(Answer answer) {
        if (underWay.add(answer.messageId())) {
            Thread.ofVirtual().name("send-answer").start(() -> bring(answer));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void send() {
        if (round.tryLock()) {
            try {
                writeDownArrived();
                sendWaiting();
                writeDownArrived();
                notices.untold(AT_ONCE).stream().filter(homeMssp::acknowledge).forEach(notices::told);
            } finally {
                round.unlock();
            }
        }
    }

    private void sendWaiting() {
        List<AnswerRow> waiting = QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("from AnswerRow where not delivered", AnswerRow.class)
                        .setMaxResults(AT_ONCE)
                        .getResultList());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            waiting.stream()
                    .filter(row -> underWay.add(row.messageId))
                    .map(AnswerRow::toDomain)
                    .forEach(answer -> threads.execute(() -> bring(answer)));
        }
    }

    private void bring(Answer answer) {
        boolean isSettled = false;
        calls.acquireUninterruptibly();
        try {
            isSettled = homeMssp.answer(answer);
        } finally {
            calls.release();
            if (isSettled) {
                arrived.add(answer.messageId());
            } else {
                underWay.remove(answer.messageId());
            }
        }
    }

    /** An answer whose arrival is lost with this process is sent once more. */
    private void writeDownArrived() {
        var ids = new ArrayList<String>();
        while (arrived.poll() instanceof String id) {
            ids.add(id);
        }
        if (ids.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> database.createNativeQuery(
                                    "update answer set delivered = true where message_id = any(?1)")
                            .setParameter(1, ids.toArray(String[]::new))
                            .executeUpdate());
        } finally {
            ids.forEach(underWay::remove);
        }
    }
}
