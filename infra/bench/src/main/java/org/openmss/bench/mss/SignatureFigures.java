package org.openmss.bench.mss;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.openmss.bench.figure.Report;
import org.openmss.bench.figure.Target;
import org.openmss.bench.load.ErrandLoad;
import org.openmss.bench.load.Load;
import org.openmss.bench.load.Measured;
import org.openmss.bench.load.Spool;
import org.openmss.bench.machine.Cpu;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.mesh.Service;

/** How many signatures a second, what each costs, how long it takes, and how soon the one who waits for it is told. */
final class SignatureFigures {
    private static final int CONNECTIONS = 32;
    /** Of callers who wait for five seconds each, at fifty a second, and some more. */
    private static final int WAITING_CONNECTIONS = 320;

    /** Requests a second that are far from what the machine can bear. */
    static final int GENTLE = 50;

    private static final int DIGITS = 3;
    private static final double NANOSECONDS_A_MILLISECOND = 1e6;
    private final Operator operator;
    private final Provider provider;
    private final MssOptions options;
    private final Report report;
    private final InstantSource clock;

    SignatureFigures(Operator operator, Provider provider, MssOptions options, Report report, InstantSource clock) {
        this.operator = operator;
        this.provider = provider;
        this.options = options;
        this.report = report;
        this.clock = clock;
    }

    /** As many as can be had. @return how many a second */
    double rate(Manner manner, List<Subscriber> subscribers, Target target) throws SQLException {
        try (var answers = Spool.in(operator.folder());
                var ledger = Ledger.open(operator)) {
            var signatures = new Signatures(manner.title(), manner, provider, subscribers, answers);
            var before = operator.cpu();
            var measured = ErrandLoad.run(
                    Load.closed(operator.port(), CONNECTIONS, options.warmUp(), options.measured()),
                    operator.client(),
                    signatures);
            say(signatures, ledger, operator.cpu().since(before));
            report.say(String.format(Locale.ROOT, "%d connections; %s", CONNECTIONS, times(measured)));
            return report.add(manner.title(), measured.perSecond(), "signatures/s", target)
                    .value();
        }
    }

    /** What we add to the time that the user takes: he takes none here, and the load is far from what the machine can bear. */
    void overhead(List<Subscriber> subscribers) throws SQLException {
        try (var answers = Spool.in(operator.folder());
                var ledger = Ledger.open(operator)) {
            var signatures = new Signatures("overhead", Manner.JSON_SYNCHRONOUS, provider, subscribers, answers);
            var before = operator.cpu();
            var measured = ErrandLoad.run(gentle(CONNECTIONS), operator.client(), signatures);
            say(signatures, ledger, operator.cpu().since(before));
            sayRate(measured);
            report.add("overhead-p50", measured.percentile(50), "ms", new Target.AtMost(25));
            report.add("overhead-p99", measured.percentile(99), "ms", new Target.AtMost(150));
        }
    }

    /** From the end of a transaction, as its row tells it, until the caller who waits has read the answer. */
    void wake(List<Subscriber> subscribers) throws SQLException {
        var told = new ConcurrentHashMap<String, Instant>();
        try (var answers = Spool.in(operator.folder());
                var ledger = Ledger.open(operator)) {
            var signatures = new Signatures("wake", Manner.JSON_ASYNCHRONOUS, provider, subscribers, answers);
            var before = operator.cpu();
            var measured = ErrandLoad.run(gentle(WAITING_CONNECTIONS), operator.client(), connection -> {
                int number = signatures.next();
                String id = Manner.request(connection, provider, signatures.wanted(number));
                var body = Manner.await(connection, provider, id);
                told.put(id, clock.instant());
                answers.add(number, body);
            });
            say(signatures, ledger, operator.cpu().since(before));
            sayRate(measured);
            var waits = waits(told);
            report.say(String.format(
                    Locale.ROOT, "%d callers told; p50 %.1f ms", waits.getTotalCount(), milliseconds(waits, 50)));
            report.add("wake-p99", milliseconds(waits, 99), "ms", new Target.AtMost(100));
        }
    }

    private Histogram waits(Map<String, Instant> told) throws SQLException {
        var waits = new Histogram(DIGITS);
        try (var gateway = operator.database(Service.OPERATOR_A);
                var query = gateway.prepareStatement(
                        "select id, ended_at from signature_transaction where ap_transaction_id like 'wake-%'");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var at = told.get(rows.getString(1));
                if (at == null) {
                    throw new Obstacle("a transaction ended, and its caller was not told");
                }
                var wait = Duration.between(rows.getTimestamp(2).toInstant(), at);
                waits.recordValue(Math.max(0, wait.toNanos()));
            }
        }
        return waits;
    }

    private void say(Signatures signatures, Ledger ledger, Cpu used) throws SQLException {
        int count = SignatureVerification.verify(signatures);
        ledger.mustBalance(signatures.name(), count);
        report.say(count + " signatures verified: text, key, none lost, none doubled, sealed audit records");
        report.say(String.format(
                Locale.ROOT,
                "%s; all of it %.3f ms, the warm-up's share included",
                used.each(count),
                used.millisecondsEach(count)));
    }

    private void sayRate(Measured measured) {
        report.say(String.format(
                Locale.ROOT,
                "open loop, %d requests/s whatever the answers do, of which %.1f/s were answered",
                GENTLE,
                measured.perSecond()));
    }

    private Load gentle(int connections) {
        return Load.open(operator.port(), connections, options.warmUp(), options.measured(), GENTLE);
    }

    private static String times(Measured measured) {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", measured.percentile(50), measured.percentile(99));
    }

    private static double milliseconds(Histogram waits, double percentile) {
        return waits.getValueAtPercentile(percentile) / NANOSECONDS_A_MILLISECOND;
    }
}
