package org.openmss.bench.mss;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.openmss.bench.figure.Report;
import org.openmss.bench.figure.Target;
import org.openmss.bench.load.ErrandLoad;
import org.openmss.bench.load.Spool;
import org.openmss.bench.machine.HeapWatch;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.mesh.Service;

/** Many users think at the same time: how many transactions are open at once, and what the gateway's heap holds then. All of them end signed. */
final class OpenTransactions {
    private static final int CONNECTIONS = 32;
    private static final double MOST_MEGABYTES = 4096;
    private final Operator operator;
    private final Provider provider;
    private final Report report;

    OpenTransactions(Operator operator, Provider provider, Report report) {
        this.operator = operator;
        this.provider = provider;
        this.report = report;
    }

    /** @param subscribers who think for 20 s; each is asked once */
    void measure(List<Subscriber> subscribers) throws SQLException {
        int count = subscribers.size();
        var ids = new AtomicReferenceArray<String>(count);
        var fetched = new AtomicInteger();
        try (var answers = Spool.in(operator.folder());
                var ledger = Ledger.open(operator);
                var database = operator.database(Service.OPERATOR_A);
                var heap = new HeapWatch(operator.gatewayMetrics());
                var open = new Watch(database)) {
            var signatures = new Signatures("open", Manner.JSON_ASYNCHRONOUS, provider, subscribers, answers);
            long begin = System.nanoTime();
            var before = operator.cpu();
            ErrandLoad.all(
                    operator.port(),
                    operator.client(),
                    connection -> {
                        int number = signatures.next();
                        ids.set(number, Manner.request(connection, provider, signatures.wanted(number)));
                    },
                    count,
                    CONNECTIONS);
            double accepting = seconds(begin);
            ErrandLoad.all(
                    operator.port(),
                    operator.client(),
                    connection -> {
                        int number = fetched.getAndIncrement();
                        answers.add(number, Manner.await(connection, provider, ids.get(number)));
                    },
                    count,
                    CONNECTIONS);
            double all = seconds(begin);
            var used = operator.cpu().since(before);
            int verified = SignatureVerification.verify(signatures);
            ledger.mustBalance(signatures.name(), verified);
            report.say(String.format(
                    Locale.ROOT,
                    "%d signatures verified: accepted in %.1f s, all ended after %.1f s, 20 s of them thinking",
                    verified,
                    accepting,
                    all));
            report.say(used.each(count));
            report.add("open-transactions", open.peak(), "transactions", new Target.AtLeast(count));
            report.add("open-heap-peak", heap.peakMegabytes(), "MB", new Target.AtMost(MOST_MEGABYTES));
        }
    }

    private static double seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }

    /** Counts the open ones a few times a second, and keeps the most it saw. */
    private static final class Watch implements AutoCloseable {
        private static final Duration PAUSE = Duration.ofMillis(200);
        private final Connection database;
        private final Thread thread;
        private volatile boolean over;
        private volatile long peak;

        Watch(Connection database) {
            this.database = database;
            this.thread = Thread.ofPlatform().name("open-transactions").start(this::look);
        }

        long peak() {
            return peak;
        }

        private void look() {
            try (var count = database.prepareStatement(
                    "select count(*) from signature_transaction where state = 'AWAITING_USER'")) {
                while (!over) {
                    try (var rows = count.executeQuery()) {
                        rows.next();
                        peak = Math.max(peak, rows.getLong(1));
                    }
                    Thread.sleep(PAUSE);
                }
            } catch (SQLException e) {
                throw new Obstacle("the open transactions cannot be counted: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
