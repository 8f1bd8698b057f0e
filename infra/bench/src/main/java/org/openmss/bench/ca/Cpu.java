package org.openmss.bench.ca;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.openmss.launcher.Obstacle;

/** What the service, the database and the load have used of the processors: it says what a rate costs, also where other programs take their share. */
record Cpu(Duration service, Duration database, Duration load) {
    private static final double NANOSECONDS_A_MILLISECOND = 1e6;

    static Cpu used(long service, Path postmasterFile) {
        return new Cpu(
                of(service),
                of(postmaster(postmasterFile)),
                of(ProcessHandle.current().pid()));
    }

    Cpu since(Cpu before) {
        return new Cpu(service.minus(before.service), database.minus(before.database), load.minus(before.load));
    }

    /** In words, for each of {@code count} things. */
    String each(long count) {
        return String.format(
                Locale.ROOT,
                "processor time for each: service %.3f ms, database %.3f ms, load %.3f ms",
                milliseconds(service, count),
                milliseconds(database, count),
                milliseconds(load, count));
    }

    private static double milliseconds(Duration time, long count) {
        return time.toNanos() / NANOSECONDS_A_MILLISECOND / Math.max(1, count);
    }

    private static Duration of(long pid) {
        var process = ProcessHandle.of(pid).orElseThrow(() -> new Obstacle("process " + pid + " has ended"));
        boolean ours = pid == ProcessHandle.current().pid();
        return Stream.concat(Stream.of(process), ours ? Stream.empty() : process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long postmaster(Path file) {
        try (var lines = Files.lines(file)) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw Obstacle.of(file, e);
        }
    }
}
