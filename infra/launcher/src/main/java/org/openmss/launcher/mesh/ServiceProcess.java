package org.openmss.launcher.mesh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openmss.launcher.Obstacle;

/** One service as a process of its own. Its standard input is a pipe from here: when that ends, the service ends. */
final class ServiceProcess {
    private static final List<String> JAVA_FLAGS = List.of(
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");
    private static final List<String> PASSED_ON = List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "USER");
    private static final int SECONDS_TO_END = 10;

    private final Service service;
    private final Path log;
    private final Process process;

    private ServiceProcess(Service service, Path log, Process process) {
        this.service = service;
        this.log = log;
        this.process = process;
    }

    static ServiceProcess start(Service service, Path runner, Map<String, String> settings, Path log) {
        return start(service, runner, JAVA_FLAGS, settings, log);
    }

    static ServiceProcess start(
            Service service, Path runner, List<String> flags, Map<String, String> settings, Path log) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(Stream.of(java), flags.stream(), Stream.of("-jar", runner.toString()))
                .flatMap(s -> s)
                .toList();
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(log.toAbsolutePath().resolveSibling("").toFile())
                .redirectErrorStream(true);
        // Nothing of the user's environment may change how a service is set up.
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().putAll(settings);
        try {
            LogFile.startAnew(log);
            return new ServiceProcess(
                    service, log, builder.redirectOutput(log.toFile()).start());
        } catch (IOException e) {
            throw Obstacle.of(log, e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Why the service is not there any more. */
    Obstacle death() {
        return new Obstacle(
                service.title() + " ended by itself with exit code " + process.exitValue() + LogFile.explanation(log));
    }

    Obstacle slowness(long seconds) {
        return new Obstacle(service.title() + " was not ready after " + seconds + " s" + LogFile.explanation(log));
    }

    /** Lets go of the lifeline: the service finishes what it does and ends. */
    void release() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // It has ended already, which is what was wanted.
            return;
        }
    }

    /** Waits for the end, and enforces it after a while. */
    void awaitEnd() {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it in the middle of whatever it does, as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
