package org.openmss.launcher.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    @Test
    void theCausesTellMoreThanTheEndOfAStackTrace() throws IOException {
        var log = Files.writeString(
                folder.resolve("a.log"),
                "ERROR failed\n\tat a.b\nCaused by: java.net.BindException: Address already in use\n\tat c.d\n");

        assertThat(LogFile.explanation(log))
                .contains("a.log")
                .contains("BindException")
                .doesNotContain("c.d");
    }

    @Test
    void withoutCausesTheLastLinesAreShown() throws IOException {
        var log = Files.writeString(folder.resolve("a.log"), "begin\n".repeat(50) + "the password is wrong\n");

        assertThat(LogFile.explanation(log)).contains("the password is wrong").doesNotContain("begin\n".repeat(10));
    }

    @Test
    void aFullDiskIsCalledOne() throws IOException {
        var log = Files.writeString(folder.resolve("a.log"), "could not write: No space left on device\n");

        assertThat(LogFile.explanation(log)).contains("is full").contains("MSS_HOME");
    }

    @Test
    void theLastRunsLogStaysBesideThisRuns() throws IOException {
        var log = Files.writeString(folder.resolve("a.log"), "yesterday");

        LogFile.startAnew(log);

        assertThat(log).isEmptyFile();
        assertThat(folder.resolve("a.log.previous")).hasContent("yesterday");
    }
}
