package org.openmss.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.openmss.bench.ca.CaBench;
import org.openmss.bench.figure.Report;
import org.openmss.bench.mss.MssBench;
import org.openmss.bench.mss.MssOptions;
import org.openmss.launcher.Obstacle;

/** What {@code ./mss bench} hands over to. Exit code 0 where every figure reached its target, 1 where one is short or something failed, 2 for a wrong call. */
public final class Main {
    private static final String HELP = """
            usage: ./mss bench ca [--seconds N] [--certificates N] [--only issuance]
                   ./mss bench mss [--seconds N] [--subscribers N] [--open N] [--only rate|open]

              ca              the certificate authority: OCSP, issuance, CRLs, revocation
              mss             one operator: signatures, from application provider to SIM and back
              --seconds       how long each figure is measured after its warm-up: 60
              --certificates  how many are in the register where the target speaks of a million: 1000000
              --subscribers   how many sign, one at a time each: 2000
              --open          how many transactions are to be open at the same time: 10000
              --only          issuance, rate, open: these figures alone, to see what a change is worth

            One line a figure: name value unit target ok|short. Lines that begin with # explain.
            """;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        var subject = arguments.isEmpty() ? "" : arguments.getFirst();
        try {
            return switch (subject) {
                case "ca" -> {
                    var options = Options.read(arguments.subList(1, arguments.size()));
                    yield measure(
                            environment,
                            out,
                            (project, report) -> new CaBench(
                                            project, options, report, InstantSource.system(), new SecureRandom())
                                    .run());
                }
                case "mss" -> {
                    var options = MssOptions.read(arguments.subList(1, arguments.size()));
                    yield measure(
                            environment,
                            out,
                            (project, report) -> new MssBench(
                                            project, options, report, InstantSource.system(), new SecureRandom())
                                    .run());
                }
                case "ra", "mesh" -> {
                    err.println(
                            "mss: there is no benchmark of \"" + subject + "\" yet; there are those of ca and mss.");
                    yield 2;
                }
                default -> {
                    err.print(HELP);
                    yield 2;
                }
            };
        } catch (IllegalArgumentException wrong) {
            err.println("mss: " + wrong.getMessage() + ".");
            err.print(HELP);
            return 2;
        } catch (Obstacle obstacle) {
            err.println("mss: " + obstacle.getMessage());
            return 1;
        }
    }

    private interface Benchmark {
        void run(Path project, Report report);
    }

    private static int measure(Map<String, String> environment, PrintStream out, Benchmark benchmark) {
        var project = Path.of(environment.getOrDefault("MSS_PROJECT", ""))
                .toAbsolutePath()
                .normalize();
        var report = new Report(out);
        benchmark.run(project, report);
        return report.hasShort() ? 1 : 0;
    }
}
