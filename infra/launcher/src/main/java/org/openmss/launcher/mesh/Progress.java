package org.openmss.launcher.mesh;

import java.io.PrintStream;
import java.time.Duration;

/** What the person at the terminal sees of the start: one line for each part, when it is ready. */
public final class Progress {
    private final PrintStream out;
    private final long begin = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    void ready(String part) {
        out.printf("  %-24s ready after %4.1f s%n", part, elapsed().toMillis() / 1000.0);
    }

    public void say(String line) {
        out.println(line);
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
