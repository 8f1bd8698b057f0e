package org.openmss.gateway.signature.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.TransactionEnds;
import org.openmss.gateway.signature.domain.TransactionId;
import org.postgresql.PGConnection;

/**
 * Ends of transactions, told to those who wait: directly on this replica, by PostgreSQL's LISTEN/NOTIFY on the others. One
 * connection of its own serves both directions; NOTIFY inside the business transactions would serialise their commits.
 */
@ApplicationScoped
class DatabaseNews implements TransactionEnds {
    private static final Logger LOG = Logger.getLogger(DatabaseNews.class);
    private static final String CHANNEL = "mss_transaction_end";
    private static final int BATCH = 100;
    private static final int BEAT_MILLIS = 20;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private final DataSource database;
    private final ConcurrentHashMap<TransactionId, Set<Interest>> waiting = new ConcurrentHashMap<>();
    private final BlockingQueue<TransactionId> toTell = new LinkedBlockingQueue<>();
    private volatile boolean stopping;

    DatabaseNews(DataSource database) {
        this.database = database;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("transaction-news").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        waiting.keySet().forEach(id -> wake(id, null));
    }

    @Override
    public void announce(TransactionId id) {
        wake(id, null);
        toTell.add(id);
    }

    @Override
    public void announceEnd(SignatureTransaction ended) {
        wake(ended.order().id(), ended);
        toTell.add(ended.order().id());
    }

    @Override
    public Subscription subscribe(TransactionId id) {
        var interest = new Interest(id);
        waiting.compute(id, (key, known) -> {
            Set<Interest> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(interest);
            return all;
        });
        return interest;
    }

    private final class Interest implements Subscription {
        private final TransactionId id;
        private final CountDownLatch news = new CountDownLatch(1);
        private volatile @Nullable SignatureTransaction seen;

        Interest(TransactionId id) {
            this.id = id;
        }

        void tell(@Nullable SignatureTransaction ended) {
            if (ended != null) {
                seen = ended;
            }
            news.countDown();
        }

        @Override
        public boolean awaitNews(Duration atMost) throws InterruptedException {
            return news.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public Optional<SignatureTransaction> seen() {
            return Optional.ofNullable(seen);
        }

        @Override
        public void close() {
            waiting.computeIfPresent(id, (key, interests) -> {
                interests.remove(this);
                return interests.isEmpty() ? null : interests;
            });
        }
    }

    private void wake(TransactionId id, @Nullable SignatureTransaction ended) {
        waiting.getOrDefault(id, Set.of()).forEach(interest -> interest.tell(ended));
    }

    private void run() {
        while (!stopping) {
            try (var connection = database.getConnection()) {
                exchange(connection);
            } catch (SQLException lost) {
                LOG.warnf(
                        "no news of other replicas for now, waiting callers look for themselves: %s",
                        lost.getMessage());
                pause();
            }
        }
    }

    private void exchange(Connection connection) throws SQLException {
        try (var listen = connection.createStatement()) {
            listen.execute("listen " + CHANNEL);
        }
        var postgres = connection.unwrap(PGConnection.class);
        while (!stopping) {
            tell(connection);
            for (var notification : postgres.getNotifications(BEAT_MILLIS)) {
                for (String id : notification.getParameter().split(",")) {
                    wakeNamed(id);
                }
            }
        }
    }

    /** Whoever may use this database may say anything on the channel. */
    private void wakeNamed(String id) {
        try {
            wake(new TransactionId(id), null);
        } catch (IllegalArgumentException notOurs) {
            LOG.debug("news of something that is no transaction", notOurs);
        }
    }

    private void tell(Connection connection) throws SQLException {
        List<TransactionId> batch = new ArrayList<>();
        if (toTell.drainTo(batch, BATCH) == 0) {
            return;
        }
        try (var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(
                    2, String.join(",", batch.stream().map(TransactionId::value).toList()));
            notify.execute();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
