package org.openmss.bench.mss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.openmss.bench.figure.Report;
import org.openmss.bench.figure.Target;
import org.openmss.bench.machine.Machine;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.mesh.Folder;
import org.openmss.launcher.mesh.Service;

/** All figures of one operator, in one run. */
public final class MssBench {
    private static final double SIGNATURES = 400;
    private static final double SOAP_SHARE = 0.7;
    private static final String SIGNS_AT_ONCE = "0000";
    private static final String THINKS_FIVE_SECONDS = "1005";
    private static final String THINKS_TWENTY_SECONDS = "1020";
    private static final int MOST_THINKERS = 400;
    private final Path project;
    private final MssOptions options;
    private final Report report;
    private final InstantSource clock;
    private final SecureRandom chance;

    public MssBench(Path project, MssOptions options, Report report, InstantSource clock, SecureRandom chance) {
        this.project = project;
        this.options = options;
        this.report = report;
        this.clock = clock;
        this.chance = chance;
    }

    public void run() {
        var folder = project.resolve("infra/bench/target/run-mss");
        try {
            Folder.delete(folder);
            Files.createDirectories(folder);
            try (var operator = Operator.start(project, folder.resolve("mss"), clock, chance)) {
                measure(operator);
            }
            Folder.delete(folder);
        } catch (IOException | SQLException e) {
            throw new Obstacle("the benchmark broke off: " + e.getMessage(), e);
        }
    }

    private void measure(Operator operator) throws SQLException {
        try (var database = operator.database(Service.OPERATOR_A)) {
            Machine.describe(report, Operator.FLAGS, database);
        }
        report.say("each figure: " + options.measured().toSeconds() + " s after a warm-up of "
                + options.warmUp().toSeconds() + " s");
        var provider = operator.newProvider("http://shop.openmss.invalid/bench");
        try (var registrationAuthority = operator.registrationAuthority(chance)) {
            var part = options.part();
            var figures = new SignatureFigures(operator, provider, options, report, clock);
            if (part != MssOptions.Part.OPEN) {
                var signers = registered(operator, registrationAuthority, SIGNS_AT_ONCE, options.subscribers());
                figures.rate(Manner.JSON_ASYNCHRONOUS, signers, new Target.AtLeast(SIGNATURES));
                double json = figures.rate(Manner.JSON_SYNCHRONOUS, signers, new Target.AtLeast(SIGNATURES));
                figures.rate(Manner.SOAP_SYNCHRONOUS, signers, Target.share(SOAP_SHARE, json, 0));
                if (part == MssOptions.Part.ALL) {
                    figures.overhead(signers);
                    figures.wake(registered(operator, registrationAuthority, THINKS_FIVE_SECONDS, thinkers()));
                }
            }
            if (part != MssOptions.Part.RATE) {
                new OpenTransactions(operator, provider, report)
                        .measure(registered(operator, registrationAuthority, THINKS_TWENTY_SECONDS, options.open()));
            }
        }
    }

    /** Enough that nobody is asked again while he thinks. */
    private int thinkers() {
        long seconds = options.warmUp().plus(options.measured()).toSeconds() + 1;
        return (int) Math.min(MOST_THINKERS, SignatureFigures.GENTLE * seconds);
    }

    private List<Subscriber> registered(
            Operator operator, RegistrationAuthority registrationAuthority, String fate, int count) {
        var before = operator.cpu();
        long begin = System.nanoTime();
        var subscribers = registrationAuthority.register(fate, count);
        report.say(String.format(
                Locale.ROOT,
                "%d subscribers with numbers of the kind %s registered in %.1f s, two certificates each; %s",
                count,
                fate,
                (System.nanoTime() - begin) / 1e9,
                operator.cpu().since(before).each(count)));
        return subscribers;
    }
}
