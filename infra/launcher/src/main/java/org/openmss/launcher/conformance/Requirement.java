package org.openmss.launcher.conformance;

import java.util.Arrays;
import java.util.List;
import org.openmss.launcher.Obstacle;

/**
 * One line of a specification.
 *
 * @param clause where it stands
 * @param what is asked
 * @param source who says so, by the letters that the page explains
 * @param note empty; or why it differs, after {@code differs:}; or why it is not there, after {@code not done:}
 * @param tests that show it, as {@code Class#method}
 */
record Requirement(String clause, String what, String source, String note, List<String> tests) {
    private static final int PARTS = 5;
    private static final String DIFFERS = "differs:";
    private static final String NOT_DONE = "not done:";

    /** @throws Obstacle for a line that cannot be right */
    static Requirement parse(String line) {
        var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (parts.size() != PARTS) {
            throw new Obstacle("a line has five parts between |: " + line);
        }
        var tests = Arrays.stream(parts.get(4).split(","))
                .map(String::strip)
                .filter(test -> !test.isEmpty())
                .toList();
        var requirement = new Requirement(parts.get(0), parts.get(1), parts.get(2), parts.get(3), tests);
        if (tests.isEmpty() == !requirement.isNotDone()) {
            throw new Obstacle("a line names its tests, or says \"" + NOT_DONE + "\" and why: " + line);
        }
        if (tests.stream().anyMatch(test -> !test.matches("\\w+#\\w+"))) {
            throw new Obstacle("a test is named as Class#method: " + line);
        }
        return requirement;
    }

    boolean isNotDone() {
        return note.startsWith(NOT_DONE);
    }

    String state() {
        return isNotDone() ? "not done" : note.startsWith(DIFFERS) ? "differs" : "done";
    }

    /** The note without the word that stands in the state's column. */
    String why() {
        return note.replaceFirst("^(" + DIFFERS + "|" + NOT_DONE + ")\\s*", "");
    }
}
