package org.openmss.launcher.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.Optional;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.MssHome;

/** {@code ./mss down}: has the launcher that runs in this folder stop its mesh, and waits until it has. */
public final class Down {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private final MssHome home;
    private final PrintStream out;

    public Down(Settings settings, PrintStream out) {
        this.home = MssHome.at(settings.home());
        this.out = out;
    }

    public int run() {
        if (!home.exists()) {
            out.println("No mesh runs in " + home.folder() + ".");
            return 0;
        }
        var free = home.lock();
        if (free.isPresent()) {
            release(free.get());
            out.println("No mesh runs in " + home.folder() + ".");
            return 0;
        }
        release(stop());
        out.println("The mesh in " + home.folder() + " has stopped.");
        return 0;
    }

    /** Stops whoever has the folder, and takes it. */
    FileLock stop() {
        var lock = home.lock();
        if (lock.isPresent()) {
            return lock.get();
        }
        var launcher = home.launcher()
                .orElseThrow(() -> new Obstacle("Somebody uses " + home.folder()
                        + " without saying who: look for a process \"launcher.jar\" and end it."));
        launcher.destroy();
        return await(PATIENCE)
                .or(() -> {
                    // Its parts notice by their pipes.
                    launcher.destroyForcibly();
                    return await(PATIENCE);
                })
                .orElseThrow(() -> new Obstacle("Process " + launcher.pid() + " does not end: end it by hand (kill -9 "
                        + launcher.pid() + ")."));
    }

    static void release(FileLock lock) {
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new Obstacle("The lock of the mesh's folder could not be given back: " + e.getMessage(), e);
        }
    }

    private Optional<FileLock> await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        var lock = home.lock();
        while (lock.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Obstacle("interrupted while the mesh was stopping", e);
            }
            lock = home.lock();
        }
        return lock;
    }
}
