package org.openmss.launcher.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page that comes out of a source and the test results. In the source a line that begins with {@code =} is a heading, one with
 * {@code |} in it a {@link Requirement}, one that begins with {@code #} a remark, and every other one text.
 */
public final class ConformancePage {
    private static final String TABLE =
            "| clause | what is asked | source | state | why, or how | shown by |\n|---|---|---|---|---|---|\n";
    private final StringBuilder page = new StringBuilder();
    private final List<String> objections = new ArrayList<>();
    private final TestResults results;
    private boolean inTable;
    private int done;
    private int differs;
    private int notDone;

    private ConformancePage(TestResults results) {
        this.results = results;
    }

    /** @param objections tests that a line names and that have not run, or not passed; with any the page is worth nothing */
    public record Result(String page, List<String> objections) {}

    /** @throws org.openmss.launcher.Obstacle for a line that cannot be right, or where no test has run */
    public static Result of(List<String> source, Path project) {
        return of(source, TestResults.of(project));
    }

    static Result of(List<String> source, TestResults results) {
        var page = new ConformancePage(results);
        source.forEach(page::add);
        page.add("");
        page.page.append(
                "%d lines: %d done, %d differ, %d not done. Made by `./mss conformance` from the results of the tests.%n"
                        .formatted(page.done + page.differs + page.notDone, page.done, page.differs, page.notDone));
        return new Result(page.page.toString(), List.copyOf(page.objections));
    }

    private void add(String line) {
        if (line.startsWith("#")) {
            return;
        }
        if (line.contains("|")) {
            row(Requirement.parse(line));
            return;
        }
        if (inTable && line.isBlank()) {
            inTable = false;
        }
        page.append(line.startsWith("=") ? line.replace('=', '#') : line).append('\n');
    }

    private void row(Requirement requirement) {
        if (!inTable) {
            page.append(TABLE);
            inTable = true;
        }
        switch (requirement.state()) {
            case "done" -> done++;
            case "differs" -> differs++;
            default -> notDone++;
        }
        for (var test : requirement.tests()) {
            results.passed(test)
                    .ifPresentOrElse(
                            passed -> {
                                if (!passed) {
                                    objections.add(test + " has not passed (" + requirement.clause() + ")");
                                }
                            },
                            () -> objections.add(test + " has not run (" + requirement.clause() + ")"));
        }
        page.append("| %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        requirement.clause(),
                        requirement.what(),
                        requirement.source(),
                        requirement.state(),
                        requirement.why(),
                        requirement.tests().stream()
                                .map(test -> "`" + test + "`")
                                .collect(Collectors.joining(", "))));
    }
}
