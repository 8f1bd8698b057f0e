package org.openmss.launcher.command;

import java.io.PrintStream;
import java.time.InstantSource;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.home.Tokens;

/** {@code ./mss token ROLE [NAME]}: a bearer token for the mesh in this folder, alone on a line. */
public final class PrintToken {
    private final Settings settings;
    private final PrintStream out;
    private final InstantSource clock;

    public PrintToken(Settings settings, PrintStream out, InstantSource clock) {
        this.settings = settings;
        this.out = out;
        this.clock = clock;
    }

    public int run(String role) {
        out.println(new Tokens(MssHome.at(settings.home()), clock).issue(role));
        return 0;
    }

    /** For somebody by name. */
    public int run(String role, String person) {
        out.println(new Tokens(MssHome.at(settings.home()), clock).issue(role, person));
        return 0;
    }
}
