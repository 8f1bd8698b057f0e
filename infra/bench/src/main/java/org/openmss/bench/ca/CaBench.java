package org.openmss.bench.ca;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.openmss.bench.Options;
import org.openmss.bench.figure.Report;
import org.openmss.bench.figure.Target;
import org.openmss.bench.load.Load;
import org.openmss.bench.load.Spool;
import org.openmss.bench.load.TlsLoad;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.mesh.Folder;

/** All figures of the certificate authority, in one run. */
public final class CaBench {
    private static final int ISSUANCE_CONNECTIONS = 24;
    private static final int PREPARED_A_SECOND = 2500;
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
        var folder = project.resolve("infra/bench/target/run");
        try {
            Folder.delete(folder);
            Files.createDirectories(folder);
            try (var authority = Authority.prepare(project, folder.resolve("ca"), Map.of(), clock, chance)) {
                measure(authority);
            }
            Folder.delete(folder);
        } catch (IOException | SQLException e) {
            throw new Obstacle("the benchmark broke off: " + e.getMessage(), e);
        }
    }

    private void measure(Authority authority) throws IOException, SQLException {
        try (var database = authority.database()) {
            Machine.describe(report, database);
            report.say("each figure: " + options.measured().toSeconds() + " s after a warm-up of "
                    + options.warmUp().toSeconds() + " s");
            authority.start();
            issuance(authority, "issuance-p256");
        }
    }

    private IssuedCertificates issuance(Authority authority, String name) throws SQLException {
        Duration all = options.warmUp().plus(options.measured());
        try (var answers = Spool.in(authority.folder());
                var database = authority.database()) {
            var requests = IssuanceRequests.prepare((int) all.toSeconds() * PREPARED_A_SECOND, answers, chance);
            var measured = TlsLoad.run(
                    Load.closed(authority.httpsPort(), ISSUANCE_CONNECTIONS, options.warmUp(), options.measured()),
                    authority.registrationAuthority(),
                    requests);
            var issued = IssuedCertificates.verified(answers, requests, database);
            report.say(issued.all().size() + " certificates verified, found in register and audit trail; p50 "
                    + measured.percentile(50) + " ms, p99 " + measured.percentile(99) + " ms");
            report.add(name, measured.perSecond(), "certificates/s", new Target.AtLeast(1300));
            return issued;
        }
    }
}
