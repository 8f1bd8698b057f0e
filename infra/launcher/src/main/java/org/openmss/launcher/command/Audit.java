package org.openmss.launcher.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.launcher.Settings;

/** {@code ./mss audit}: export a service's audit log, verify an exported one. */
public final class Audit {
    public static final String USAGE = """
            usage: ./mss audit export SERVICE [--to FILE]
                   ./mss audit verify FILE [--key PUBLIC-KEY-FILE]... [--checkpoint FILE]

              export   the sealed audit log of certificate-authority, registration-authority or operator-a of the
                       running mesh, on the standard output or in FILE
              verify   judges such a file offline; --key is the audit key's public half as it came another way than
                       the file, --checkpoint one or more checkpoints that were kept elsewhere
                       status 0: all is right; 3: something was found; 4: nothing was found, but without --key no
                       signature was checked; 1: a file could not be used; 2: not understood
            """;
    private static final int NOT_UNDERSTOOD = 2;
    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;

    public Audit(Settings settings, PrintStream out, PrintStream err, InstantSource clock) {
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public int run(List<String> arguments) {
        var what = arguments.isEmpty() ? "" : arguments.getFirst();
        var options = Options.of(arguments.stream().skip(1).toList());
        if (options != null
                && what.equals("export")
                && options.keys().isEmpty()
                && options.checkpoint().isEmpty()) {
            return new ExportAudit(settings, out, clock).run(options.operand(), options.to());
        }
        if (options != null && what.equals("verify") && options.to().isEmpty()) {
            return new VerifyAudit(out).run(Path.of(options.operand()), options.keys(), options.checkpoint());
        }
        err.print(USAGE);
        return NOT_UNDERSTOOD;
    }

    private record Options(String operand, Optional<Path> to, List<Path> keys, Optional<Path> checkpoint) {

        /** None where the words make no sense. */
        static @Nullable Options of(List<String> words) {
            var operands = new ArrayList<String>();
            var to = new ArrayList<Path>();
            var keys = new ArrayList<Path>();
            var checkpoints = new ArrayList<Path>();
            var word = words.iterator();
            while (word.hasNext()) {
                var next = word.next();
                if (!next.startsWith("--")) {
                    operands.add(next);
                    continue;
                }
                var place = switch (next) {
                    case "--to" -> to;
                    case "--key" -> keys;
                    case "--checkpoint" -> checkpoints;
                    default -> null;
                };
                if (place == null || !word.hasNext()) {
                    return null;
                }
                place.add(Path.of(word.next()));
            }
            return operands.size() == 1 && to.size() <= 1 && checkpoints.size() <= 1
                    ? new Options(
                            operands.getFirst(),
                            to.stream().findFirst(),
                            keys,
                            checkpoints.stream().findFirst())
                    : null;
        }
    }
}
