package org.openmss.launcher.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.mesh.Folder;

/** {@code ./mss reset}: stops the mesh and forgets everything it kept: people, keys, certificates, passwords, logs. */
public final class Reset {
    /** Nothing else in the folder is ours, and somebody may have named a folder of his own with MSS_HOME. */
    private static final Set<String> OURS = Set.of(
            "data", "secrets", "trust", "logs", "demo", "postgresql-programs", "mesh.json", "launcher.pid", "lock");

    private final Settings settings;
    private final PrintStream out;

    public Reset(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public int run() {
        var home = MssHome.at(settings.home());
        if (home.exists()) {
            var lock = new Down(settings, out).stop();
            forget(home.folder());
            Down.release(lock);
        }
        out.println("The mesh in " + home.folder() + " is forgotten: the next start makes a new one.");
        return 0;
    }

    private static void forget(Path folder) {
        try {
            for (var name : OURS) {
                var inside = folder.resolve(name);
                if (Files.isDirectory(inside)) {
                    Folder.delete(inside);
                } else {
                    Files.deleteIfExists(inside);
                }
            }
            try (var others = Files.list(folder)) {
                if (others.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw Obstacle.of(folder, e);
        }
    }
}
