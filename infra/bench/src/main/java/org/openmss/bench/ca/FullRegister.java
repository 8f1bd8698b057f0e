package org.openmss.bench.ca;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.openmss.bench.Options;
import org.openmss.bench.figure.Report;
import org.openmss.bench.figure.Target;
import org.openmss.bench.machine.HeapWatch;
import org.openmss.launcher.Obstacle;

/** What changes, and what must not, as the register grows from ten thousand certificates to a million; revocation and CRLs at that size. */
final class FullRegister {
    private static final int SMALL = 10_000;
    private static final int TIMES = 400;
    private static final int REVOCATIONS = 5;
    private static final double FLAT = 1.5;
    private static final double MOST_MEGABYTES_A_MILLION = 64;
    private static final String SMALL_HEAP = "-Xmx256m";
    private final Authority authority;
    private final Options options;
    private final Report report;
    private final InstantSource clock;
    private final SecureRandom chance;
    private final IssuedCertificates issued;

    FullRegister(
            Authority authority,
            Options options,
            Report report,
            InstantSource clock,
            SecureRandom chance,
            IssuedCertificates issued) {
        this.authority = authority;
        this.options = options;
        this.report = report;
        this.clock = clock;
        this.chance = chance;
        this.issued = issued;
    }

    record Seen(long certificates, HotQueries queries, double heap) {}

    /** The service is stopped, before and after. */
    Seen lookAtFew() throws SQLException {
        try (var database = authority.database()) {
            return look(new Register(database), Math.min(SMALL, options.certificates() / 2));
        }
    }

    void measure(Seen few) throws SQLException {
        try (var database = authority.database()) {
            var register = new Register(database);
            long readsBefore = register.wholeReads();
            var many = look(register, options.certificates());
            long reads = register.wholeReads() - readsBefore;
            flatness(few, many);
            report.say("whole reads of the table while it was full, its filling included: " + reads);

            revocations(register);
            authority.stop();
            million(register);
        }
    }

    private Seen look(Register register, int certificates) throws SQLException {
        register.fill(certificates);
        authority.start();
        HotQueries.measure(authority, issued.issuer(), TIMES, chance, clock);
        var queries = HotQueries.measure(authority, issued.issuer(), TIMES, chance, clock);
        double heap = authority.metrics().liveHeapMegabytes();
        long count = register.count();
        if (certificates == options.certificates()) {
            return new Seen(count, queries, heap);
        }
        authority.stop();
        return new Seen(count, queries, heap);
    }

    private void flatness(Seen few, Seen many) {
        report.say(
                "with " + few.certificates() + " certificates: " + few + "; with " + many.certificates() + ": " + many);
        flat("issue", few.queries().issue(), many.queries().issue());
        flat("find", few.queries().find(), many.queries().find());
        flat("status", few.queries().status(), many.queries().status());
        flat("revoke", few.queries().revoke(), many.queries().revoke());
        report.add("heap-live-growth", many.heap() - few.heap(), "MB", new Target.AtMost(MOST_MEGABYTES_A_MILLION));
    }

    private void flat(String query, double few, double many) {
        report.add("flat-" + query, many / few, "times", new Target.AtMost(FLAT));
    }

    private void revocations(Register register) throws SQLException {
        var some = issued.all().subList(0, REVOCATIONS);
        var revocations =
                new Revocations(authority, issued.issuer(), some.getFirst().certificate(), clock);
        var metrics = authority.metrics();
        double seconds = metrics.sum("mss_ca_crl_issue_seconds_sum");
        double times = metrics.sum("mss_ca_crl_issue_seconds_count");
        revocations.revoke(some);
        double each = (metrics.sum("mss_ca_crl_issue_seconds_sum") - seconds)
                / (metrics.sum("mss_ca_crl_issue_seconds_count") - times);
        int entries = entries(revocations, some, register);
        report.say(REVOCATIONS + " revocations among " + register.count() + " certificates; the CRL, with " + entries
                + " entries, accepted by Java and openssl");
        report.add("revocation-seen-by-ocsp", revocations.slowestOcsp(), "s", new Target.AtMost(1));
        report.add("revocation-seen-in-crl", revocations.slowestCrl(), "s", new Target.AtMost(5));
        report.add("crl-of-a-tenth", each, "s", new Target.AtMost(0.7));
    }

    private void million(Register register) throws SQLException {
        var needed = issued.all().subList(REVOCATIONS, REVOCATIONS + 1);
        register.revokeAllBut(needed.stream().map(Issued::serial).toList());
        authority.start(Authority.flags(SMALL_HEAP));
        try (var heap = new HeapWatch(authority.metrics())) {
            var revocations = new Revocations(
                    authority, issued.issuer(), needed.getFirst().certificate(), clock);
            revocations.revoke(needed);
            double seconds = authority.metrics().sum("mss_ca_crl_issue_seconds_max");
            int entries = entries(revocations, needed, register);
            report.say("a CRL of " + entries + " entries, accepted by Java and openssl, with " + SMALL_HEAP);
            report.add("crl-of-all", seconds, "s", new Target.None());
            report.add("crl-of-all-heap-peak", heap.peakMegabytes(), "MB", new Target.None());
        }
        authority.stop();
    }

    private int entries(Revocations revocations, List<Issued> revoked, Register register) throws SQLException {
        var entries = revocations.verifiedCrl(revoked).getRevokedCertificates();
        if (entries.size() != register.notStanding()) {
            throw new Obstacle("the CRL has " + entries.size() + " entries, and the register has "
                    + register.notStanding() + " certificates that do not stand");
        }
        return entries.size();
    }
}
