package org.openmss.launcher;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.openmss.launcher.command.Audit;
import org.openmss.launcher.command.Conformance;
import org.openmss.launcher.command.Demo;
import org.openmss.launcher.command.Down;
import org.openmss.launcher.command.KeyCeremony;
import org.openmss.launcher.command.PrintToken;
import org.openmss.launcher.command.Reset;
import org.openmss.launcher.command.Up;

/** What {@code ./mss} hands over to: one command, and an exit code that says how it went. */
public final class Main {
    private static final String HELP = """
            usage: ./mss COMMAND

              up          start the mesh and keep it running; Ctrl-C stops it
              down        stop the running mesh
              reset       stop the mesh and forget everything it kept
              demo        walk through everything, and let independent judges check it
              token ROLE [NAME]
                          print a bearer token that lives 15 minutes; ROLE is ra-officer, ra-supervisor, auditor,
                          ca-operator, ca-auditor, mssp-operator or handset-operator, also as ROLE@SERVICE
              ca ceremony ...
                          make a CA's keys with two people and a signed record; without options it says what it needs
              audit export SERVICE [--to FILE]
              audit verify FILE [--key PUBLIC-KEY-FILE]... [--checkpoint FILE]
                          the sealed audit log of a service of the running mesh; the judgement of such a file, offline;
                          "audit" alone says more
              bench ca    measure the certificate authority against its targets; docs/performance.md explains the figures
              conformance [--check]
                          write docs/conformance.md from the results of the tests, or check it
              test        build everything and run all tests
              help        show this

            settings, by environment variable
              MSS_HOME            the folder of the mesh (.mss in the project)
              MSS_PORT_OFFSET     added to all ports; MSS_PORT_<SERVICE> sets one, such as MSS_PORT_AP_SAMPLE=8180
              MSS_JAVA_HOME       the JDK to use, 25 or newer
              MSS_REQUIRE_ALL=1   in demo: a judge that is not installed is a failure
            """;

    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;

    private Main(Settings settings, PrintStream out, PrintStream err, InstantSource clock) {
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            return new Main(Settings.of(environment), out, err, InstantSource.system()).run(arguments);
        } catch (Obstacle obstacle) {
            err.println("mss: " + obstacle.getMessage());
            return 1;
        }
    }

    private int run(List<String> arguments) {
        var command = arguments.isEmpty() ? "help" : arguments.getFirst();
        return switch (command) {
            case "up" -> new Up(settings, out, clock).run();
            case "down" -> new Down(settings, out).run();
            case "reset" -> new Reset(settings, out).run();
            case "demo" -> new Demo(settings, out, clock).run();
            case "token" ->
                switch (arguments.size()) {
                    case 2 -> new PrintToken(settings, out, clock).run(arguments.get(1));
                    case 3 -> new PrintToken(settings, out, clock).run(arguments.get(1), arguments.get(2));
                    default -> wrong("token needs a role, and may have a name");
                };
            case "ca" ->
                arguments.size() > 1 && arguments.get(1).equals("ceremony")
                        ? new KeyCeremony(settings).run(arguments.subList(2, arguments.size()))
                        : wrong("ca has one command: ceremony");
            case "audit" -> new Audit(settings, out, err, clock).run(arguments.subList(1, arguments.size()));
            case "conformance" -> new Conformance(settings, out, err).run(arguments.subList(1, arguments.size()));
            case "help", "-h", "--help" -> {
                out.print(HELP);
                yield arguments.isEmpty() ? 2 : 0;
            }
            default -> wrong("there is no command \"" + command + "\"");
        };
    }

    private int wrong(String what) {
        err.println("mss: " + what + ".");
        err.print(HELP);
        return 2;
    }
}
