package org.openmss.launcher.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.openmss.launcher.Settings;
import org.openmss.launcher.conformance.ConformancePage;

/** Makes {@code docs/conformance.md} from its source and the results of the tests that ran last; or checks that it is what would come out. */
public final class Conformance {
    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;

    public Conformance(Settings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /** @param arguments nothing, or {@code --check} */
    public int run(List<String> arguments) {
        if (!arguments.isEmpty() && !arguments.equals(List.of("--check"))) {
            err.println("mss: conformance takes nothing but --check.");
            return 2;
        }
        var docs = settings.project().resolve("docs");
        var page = docs.resolve("conformance.md");
        try {
            var made = ConformancePage.of(Files.readAllLines(docs.resolve("conformance.source")), settings.project());
            made.objections().forEach(objection -> err.println("mss: " + objection));
            if (!made.objections().isEmpty()) {
                return 1;
            }
            if (arguments.isEmpty()) {
                Files.writeString(page, made.page());
                out.println("docs/conformance.md is written");
                return 0;
            }
            if (!Files.exists(page) || !Files.readString(page).equals(made.page())) {
                err.println(
                        "mss: docs/conformance.md is not what its source and the tests say; ./mss conformance writes it");
                return 1;
            }
            out.println("docs/conformance.md is what the tests say");
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
