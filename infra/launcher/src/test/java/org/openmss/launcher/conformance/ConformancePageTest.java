package org.openmss.launcher.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.Obstacle;

class ConformancePageTest {
    @TempDir
    Path project;

    @BeforeEach
    void someTestsHaveRun() throws IOException {
        var reports = Files.createDirectories(project.resolve("module/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-org.example.DoorTest.xml"), """
                <testsuite><testcase name="opens" classname="org.example.DoorTest"/>
                <testcase name="closes(String)[1]" classname="org.example.DoorTest"/>
                <testcase name="closes(String)[2]" classname="org.example.DoorTest"><failure>no</failure></testcase>
                <testcase name="locks" classname="org.example.DoorTest"><skipped/></testcase></testsuite>
                """);
    }

    private ConformancePage.Result page(String... lines) {
        return ConformancePage.of(List.of(lines), project);
    }

    @Test
    void aLineWhoseTestHasPassedIsDone() {
        var made = page("= Title", "", "8.1 | it opens | X | | DoorTest#opens");

        assertThat(made.objections()).isEmpty();
        assertThat(made.page())
                .startsWith("# Title\n")
                .contains("| 8.1 | it opens | X | done |  | `DoorTest#opens` |")
                .contains("1 lines: 1 done, 0 differ, 0 not done.");
    }

    @Test
    void aLineThatDiffersOrIsNotDoneSaysWhy() {
        var made = page("a | b | X | differs: other hinges | DoorTest#opens", "c | d | X | not done: no window yet |");

        assertThat(made.page())
                .contains("| differs | other hinges |")
                .contains("| c | d | X | not done | no window yet |  |");
    }

    @Test
    void aTestThatFailedWasSkippedOrNeverRanIsAnObjection() {
        var made = page("a | b | X | | DoorTest#closes, DoorTest#locks, DoorTest#rings, DoorTest#opens");

        assertThat(made.objections())
                .containsExactly(
                        "DoorTest#closes has not passed (a)",
                        "DoorTest#locks has not passed (a)",
                        "DoorTest#rings has not run (a)");
    }

    @Test
    void aLineWithoutTestsThatDoesNotSayWhyIsRefused() {
        assertThatThrownBy(() -> page("a | b | X | |")).isInstanceOf(Obstacle.class);
        assertThatThrownBy(() -> page("a | b | X | not done: no | DoorTest#opens"))
                .isInstanceOf(Obstacle.class);
        assertThatThrownBy(() -> page("a | b | X |")).isInstanceOf(Obstacle.class);
    }

    @Test
    void withoutAnyReportThereIsNoPage() throws IOException {
        Files.delete(project.resolve("module/target/surefire-reports/TEST-org.example.DoorTest.xml"));

        assertThatThrownBy(() -> page("a | b | X | | DoorTest#opens"))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("./mss test");
    }
}
