package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.mesh.Ports;
import org.openmss.launcher.mesh.Service;

/** A second mesh, started by a launcher that is a process of its own, in a folder with a blank in its name. */
class LauncherScenarioIT {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);
    private final List<Process> launchers = new ArrayList<>();
    private final String offset =
            Integer.toString(Ports.free(new SecureRandom()).http(Service.CERTIFICATE_AUTHORITY) - 8083);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @AfterEach
    void endWhatIsLeft() {
        launchers.forEach(Process::destroyForcibly);
    }

    @Test
    void howeverTheLauncherEndsNothingOutlivesItAndItsFolderCanBeUsedAgain() throws Exception {
        var first = launch("up");
        var parts = partsOnceReady(first);
        first.destroyForcibly().waitFor();
        assertAllEnd(parts);

        var second = launch("up");
        var others = partsOnceReady(second);
        var down = launch("down");
        assertThat(down.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(down.exitValue()).isZero();
        assertAllEnd(others);
        assertThat(home().resolve("mesh.json")).doesNotExist();
    }

    @Test
    void aLauncherThatIsKilledWhileStartingLeavesNothing() throws Exception {
        var launcher = launch("up");
        await("PostgreSQL is being started", () -> Files.exists(home().resolve("data/postgresql/postmaster.pid")));
        var parts = parts(launcher);

        launcher.destroyForcibly().waitFor();

        assertAllEnd(parts);
    }

    @Test
    void aFullDiskIsRefusedWithASentenceAndNothingStarts() throws Exception {
        Files.createDirectories(home());
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=50m", "tmpfs", home().toString());
        assumeThat(mounted || "1".equals(System.getenv("MSS_REQUIRE_ALL")))
                .as("a small disk can be made here, which takes root")
                .isTrue();
        try {
            var launcher = launch("up");

            assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(said())
                    .contains(
                            "MB left, and the mesh needs 300 MB: free some space, or choose another folder with MSS_HOME");
            assertThat(home().resolve("data/postgresql")).doesNotExist();
        } finally {
            run("umount", home().toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private Process launch(String command) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), "org.openmss.launcher.Main", command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.to(output(launchers.size()).toFile()));
        builder.environment().put("MSS_PROJECT", RunningMesh.PROJECT.toString());
        builder.environment().put("MSS_HOME", home().toString());
        builder.environment().put("MSS_PORT_OFFSET", offset);
        var process = builder.start();
        launchers.add(process);
        return process;
    }

    private Path home() {
        return folder.resolve("a mesh");
    }

    private List<ProcessHandle> partsOnceReady(Process launcher) throws Exception {
        await("the mesh is ready", () -> said().contains("The mesh is ready"));
        var parts = parts(launcher);
        // Five services, PostgreSQL and its watcher.
        assertThat(parts.size()).isGreaterThanOrEqualTo(Service.values().length + 2);
        return parts;
    }

    private List<ProcessHandle> parts(Process launcher) throws IOException {
        var parts = new ArrayList<>(launcher.descendants().toList());
        // PostgreSQL is nobody's child.
        var pid = Files.readAllLines(home().resolve("data/postgresql/postmaster.pid"))
                .getFirst();
        ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(parts::add);
        return parts;
    }

    private static void assertAllEnd(List<ProcessHandle> parts) throws Exception {
        long deadline = System.nanoTime() + LONGEST_END.toNanos();
        while (parts.stream().anyMatch(LauncherScenarioIT::runs) && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(parts).noneMatch(LauncherScenarioIT::runs);
    }

    /** What has ended and only waits for the system to take note of it does not run. */
    private static boolean runs(ProcessHandle process) {
        try {
            var state = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return state.charAt(state.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException notLinuxOrGone) {
            return process.isAlive();
        }
    }

    private void await(String what, Fact fact) throws Exception {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!fact.holds()) {
            assertThat(System.nanoTime())
                    .as(what + "; the launcher said: " + said())
                    .isLessThan(deadline);
            assertThat(launchers).as(said()).anyMatch(Process::isAlive);
            Thread.sleep(100);
        }
    }

    private Path output(int launch) {
        return folder.resolve("launcher-" + launch + ".log");
    }

    private String said() throws IOException {
        return Files.readString(output(launchers.size() - 1));
    }

    private interface Fact {
        boolean holds() throws Exception;
    }
}
