package org.openmss.launcher.demo;

import java.io.PrintStream;
import org.openmss.launcher.Obstacle;

/** Tells the story step by step as it happens, and counts what was as it should be. */
public final class Storybook {
    private final PrintStream out;
    private final boolean nothingMayBeSkipped;
    private int passed;
    private int failed;

    public Storybook(PrintStream out, boolean nothingMayBeSkipped) {
        this.out = out;
        this.nothingMayBeSkipped = nothingMayBeSkipped;
    }

    /** One step: it passes unless something in it is not as it should be. The next step is tried in any case. */
    public void step(String title, Runnable events) {
        long begin = System.nanoTime();
        out.printf("%n%2d. %s%n", passed + failed + 1, title);
        try {
            events.run();
            passed++;
            out.printf("    PASSED (%.1f s)%n", seconds(begin));
        } catch (NotAsItShouldBe | Obstacle e) {
            failed++;
            out.printf("    FAILED: %s%n", e.getMessage());
        }
    }

    public void tell(String what) {
        out.println("    " + what);
    }

    /** What an independent judge found. */
    void proven(String judge, String finding) {
        out.println("    proven by " + judge + ": " + finding);
    }

    /** The judge is not there. */
    void unproven(String judge) {
        if (nothingMayBeSkipped) {
            throw new NotAsItShouldBe(judge + " is not installed, and nothing may be skipped (MSS_REQUIRE_ALL=1)");
        }
        out.println("    not proven: " + judge + " is not installed, so nobody else has checked this");
    }

    /** The last line tells the numbers; the exit code tells whether all is well. */
    public int end() {
        out.printf("%n%d passed, %d failed%n", passed, failed);
        return failed == 0 ? 0 : 1;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
