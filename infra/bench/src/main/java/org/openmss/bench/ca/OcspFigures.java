package org.openmss.bench.ca;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.openmss.bench.Options;
import org.openmss.bench.figure.Report;
import org.openmss.bench.figure.Target;
import org.openmss.bench.load.Load;
import org.openmss.bench.load.PlainLoad;
import org.openmss.bench.load.Spool;
import org.openmss.bench.machine.Cpu;
import org.openmss.kernel.Bytes;

/** The OCSP figures, and the limit that they are compared with. */
final class OcspFigures {
    private static final int CONNECTIONS = 32;
    private static final String DOOR = "/ocsp";
    private static final String UNIT = "answers/s";
    private final Authority authority;
    private final Options options;
    private final Report report;
    private final InstantSource clock;
    private final SecureRandom chance;
    private final X509Certificate issuer;
    private final List<Issued> certificates;
    private final OcspQuestions questions;

    OcspFigures(
            Authority authority,
            Options options,
            Report report,
            InstantSource clock,
            SecureRandom chance,
            X509Certificate issuer,
            List<Issued> certificates) {
        this.authority = authority;
        this.options = options;
        this.report = report;
        this.clock = clock;
        this.chance = chance;
        this.issuer = issuer;
        this.certificates = certificates;
        this.questions = new OcspQuestions(
                issuer,
                certificates.stream()
                        .map(one -> one.certificate().getSerialNumber())
                        .toList());
    }

    /** How long the answer is that a client gets. */
    int answerLength() {
        var one = new OneByOne(questions.posts(DOOR));
        PlainLoad.once(authority.port(), one);
        return one.last().length();
    }

    /** The service runs as the copy with the constant route. */
    double constant(int answerLength) {
        byte[] body = new byte[questions.posts("").getFirst().length() / 2];
        var request = Bytes.of(org.openmss.bench.load.Http.post("/constant", "application/ocsp-request", body));
        var before = authority.cpu();
        var measured = PlainLoad.run(closed(authority.port()), new ConstantExchanges(request, answerLength));
        say(before, measured.answers());
        return report.add("constant-answer", measured.perSecond(), UNIT, new Target.None())
                .value();
    }

    void cachedGet(double constant) {
        cached("ocsp-cached-get", questions.gets(DOOR), constant);
    }

    void cachedPost(double constant) {
        cached("ocsp-cached-post", questions.posts(DOOR), constant);
    }

    private void cached(String name, List<Bytes> requests, double constant) {
        try (var answers = Spool.in(authority.folder())) {
            var before = authority.cpu();
            var measured = PlainLoad.run(closed(authority.port()), OcspExchanges.withoutNonce(requests, answers));
            say(before, measured.answers());
            verified(answers, null);
            report.add(name, measured.perSecond(), UNIT, Target.share(0.9, constant, 17_500));
        }
    }

    /** With a nonce in each request, and so signed for each; then the same at half that rate, for the time an answer takes. */
    void live(String name, Target target, boolean isPrimary) {
        double rate;
        try (var answers = Spool.in(authority.folder())) {
            long seed = chance.nextLong();
            var before = authority.cpu();
            var measured = PlainLoad.run(
                    closed(authority.port()), OcspExchanges.withNonce(questions.postsWithNonce(DOOR), seed, answers));
            say(before, measured.answers());
            verified(answers, seed);
            rate = report.add(name, measured.perSecond(), UNIT, target).value();
        }
        if (isPrimary) {
            latencies(name, (int) Math.max(1, rate / 2));
        }
    }

    private void latencies(String name, int rate) {
        try (var answers = Spool.in(authority.folder())) {
            long seed = chance.nextLong();
            var measured = PlainLoad.run(
                    Load.open(authority.port(), 2 * CONNECTIONS, options.warmUp(), options.measured(), rate),
                    OcspExchanges.withNonce(questions.postsWithNonce(DOOR), seed, answers));
            report.say(String.format(
                    Locale.ROOT,
                    "open loop, %d requests/s whatever the answers do, of which %.0f/s were answered",
                    rate,
                    measured.perSecond()));
            verified(answers, seed);
            report.add(name + "-p50", measured.percentile(50), "ms", new Target.None());
            report.add(name + "-p99", measured.percentile(99), "ms", new Target.AtMost(5));
        }
    }

    /** Another responder for the same certificates, asked in the same way. */
    void openssl() {
        var serials = certificates.stream()
                .map(one -> one.certificate().getSerialNumber())
                .toList();
        try (var responder = OpenSslResponder.start(authority, issuer, serials);
                var answers = Spool.in(authority.folder())) {
            long seed = chance.nextLong();
            var measured = PlainLoad.run(
                    closed(responder.port()), OcspExchanges.withNonce(questions.postsWithNonce("/"), seed, answers));
            verified(answers, seed);
            report.add("openssl-ocsp-multi-2", measured.perSecond(), UNIT, new Target.None());
        }
    }

    private void verified(Spool answers, @org.jspecify.annotations.Nullable Long seed) {
        long count = new OcspVerification(questions, issuer, clock).verify(answers, seed);
        report.say(count + (seed == null ? " different" : "")
                + " answers verified: signature, responder, CertID, status" + (seed == null ? "" : ", nonce"));
    }

    private void say(Cpu before, long answers) {
        report.say(authority.cpu().since(before).each(answers) + ", the warm-up's share included");
    }

    private Load closed(int port) {
        return Load.closed(port, CONNECTIONS, options.warmUp(), options.measured());
    }
}
