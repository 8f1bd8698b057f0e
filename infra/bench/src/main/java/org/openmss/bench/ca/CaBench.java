package org.openmss.bench.ca;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.openmss.bench.Options;
import org.openmss.bench.figure.Report;
import org.openmss.bench.figure.Target;
import org.openmss.bench.load.Load;
import org.openmss.bench.load.Spool;
import org.openmss.bench.load.TlsLoad;
import org.openmss.bench.machine.Machine;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.mesh.Folder;

/** All figures of the certificate authority, in one run. */
public final class CaBench {
    private static final int ISSUANCE_CONNECTIONS = 24;
    private static final int PREPARED_A_SECOND = 2500;
    private static final int ASKED_ABOUT = 3000;
    private static final int ASKED_SHARE = 10;
    private static final double ISSUANCE = 1300;
    private final Path project;
    private final Options options;
    private final Report report;
    private final InstantSource clock;
    private final SecureRandom chance;

    public CaBench(Path project, Options options, Report report, InstantSource clock, SecureRandom chance) {
        this.project = project;
        this.options = options;
        this.report = report;
        this.clock = clock;
        this.chance = chance;
    }

    public void run() {
        var folder = project.resolve("infra/bench/target/run-ca");
        try {
            Folder.delete(folder);
            Files.createDirectories(folder);
            try (var authority = Authority.prepare(project, folder.resolve("ca"), Map.of(), clock, chance)) {
                measure(authority);
            }
            if (options.part() != Options.Part.ALL) {
                Folder.delete(folder);
                return;
            }
            var rsa = RsaHierarchy.make(project, folder);
            try (var authority = Authority.prepare(project, folder.resolve("rsa"), rsa, clock, chance)) {
                authority.start();
                var issued = known(authority);
                issuance(authority, "issuance-rsa3072-issuer", new Target.None());
                figures(authority, issued).live("ocsp-live-rsa3072-issuer", new Target.None(), false);
            }
            Folder.delete(folder);
        } catch (IOException | SQLException e) {
            throw new Obstacle("the benchmark broke off: " + e.getMessage(), e);
        }
    }

    private void measure(Authority authority) throws SQLException {
        try (var database = authority.database()) {
            Machine.describe(report, Authority.FLAGS, database);
        }
        report.say("each figure: " + options.measured().toSeconds() + " s after a warm-up of "
                + options.warmUp().toSeconds() + " s; \"a million certificates\": " + options.certificates());
        authority.start();
        var issued = known(authority);
        switch (options.part()) {
            case ISSUANCE -> issuance(authority, "issuance-p256", new Target.AtLeast(ISSUANCE));
            case OCSP -> ocsp(authority, issued);
            case ALL -> all(authority, issued);
        }
        authority.stop();
    }

    /** What is compared with a full register is looked at before issuance fills it. */
    private void all(Authority authority, IssuedCertificates issued) throws SQLException {
        ocsp(authority, issued);
        authority.stop();
        var register = new FullRegister(authority, options, report, clock, chance, issued);
        var few = register.lookAtFew();
        authority.start();
        issuance(authority, "issuance-p256", new Target.AtLeast(ISSUANCE));
        authority.stop();
        register.measure(few);
    }

    private void ocsp(Authority authority, IssuedCertificates issued) throws SQLException {
        var ocsp = figures(authority, issued);
        int length = ocsp.answerLength();
        authority.stop();

        authority.startConstant(length);
        double constant = ocsp.constant(length);
        authority.stop();

        authority.start();
        ocsp.cachedGet(constant);
        ocsp.cachedPost(constant);
        ocsp.live("ocsp-live", Target.share(0.6, constant, 10_400), true);
        ocsp.openssl();
    }

    private OcspFigures figures(Authority authority, IssuedCertificates issued) {
        report.say("OCSP is asked about " + issued.all().size() + " different certificates");
        return new OcspFigures(authority, options, report, clock, chance, issued.issuer(), issued.all());
    }

    /** The certificates that OCSP is asked about, and that are revoked. Their issue warms the service up. */
    private IssuedCertificates known(Authority authority) throws SQLException {
        int count = Math.min(ASKED_ABOUT, options.certificates() / ASKED_SHARE);
        try (var answers = Spool.in(authority.folder());
                var database = authority.database()) {
            var requests = IssuanceRequests.prepare(count, answers, chance);
            TlsLoad.all(
                    authority.httpsPort(), authority.registrationAuthority(), requests, count, ISSUANCE_CONNECTIONS);
            return IssuedCertificates.verified(answers, requests, database);
        }
    }

    private void issuance(Authority authority, String name, Target target) throws SQLException {
        Duration all = options.warmUp().plus(options.measured());
        try (var answers = Spool.in(authority.folder());
                var database = authority.database()) {
            var requests = IssuanceRequests.prepare((int) all.toSeconds() * PREPARED_A_SECOND, answers, chance);
            var before = authority.cpu();
            var measured = TlsLoad.run(
                    Load.closed(authority.httpsPort(), ISSUANCE_CONNECTIONS, options.warmUp(), options.measured()),
                    authority.registrationAuthority(),
                    requests);
            var used = authority.cpu().since(before);
            var issued = IssuedCertificates.verified(answers, requests, database);
            report.say(issued.all().size()
                    + " certificates verified: key, signature, chain, register, sealed audit records; "
                    + used.each(issued.all().size()));
            report.say(String.format(
                    Locale.ROOT,
                    "%d connections; p50 %.1f ms, p99 %.1f ms",
                    ISSUANCE_CONNECTIONS,
                    measured.percentile(50),
                    measured.percentile(99)));
            report.add(name, measured.perSecond(), "certificates/s", target);
        }
    }
}
