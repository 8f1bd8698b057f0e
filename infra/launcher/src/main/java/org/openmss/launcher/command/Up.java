package org.openmss.launcher.command;

import java.io.PrintStream;
import java.time.InstantSource;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.mesh.Mesh;
import org.openmss.launcher.mesh.Progress;

/** {@code ./mss up}: the mesh in the foreground, until Ctrl-C, {@code ./mss down}, or the end of one of its parts. */
public final class Up {
    private final Settings settings;
    private final PrintStream out;
    private final InstantSource clock;

    public Up(Settings settings, PrintStream out, InstantSource clock) {
        this.settings = settings;
        this.out = out;
        this.clock = clock;
    }

    public int run() {
        var progress = new Progress(out);
        progress.say("Starting the mesh in " + settings.home());
        try (var mesh = new Mesh(settings, progress, clock).stoppedWithThisProcess()) {
            var running = mesh.start();
            progress.say(String.format(
                    "The mesh is ready after %.1f s.%n", progress.elapsed().toMillis() / 1000.0));
            out.print(new AddressTable(running).text());
            progress.say(System.lineSeparator() + "Logs: " + settings.home().resolve("logs")
                    + ". Ctrl-C or ./mss down stops everything.");
            mesh.watch();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted", e);
        }
    }
}
