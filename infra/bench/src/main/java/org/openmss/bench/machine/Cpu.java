package org.openmss.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmss.launcher.Obstacle;

/** What services, database and load have used of the processors: it says what a rate costs, also where other programs take their share. */
public final class Cpu {
    private static final double NANOSECONDS_A_MILLISECOND = 1e6;
    private final SequencedMap<String, Duration> parts;

    private Cpu(SequencedMap<String, Duration> parts) {
        this.parts = Collections.unmodifiableSequencedMap(parts);
    }

    /** @param services their process ids, by the names that lines give them */
    public static Cpu used(SequencedMap<String, Long> services, Path postmasterFile) {
        var parts = new LinkedHashMap<String, Duration>();
        services.forEach((name, pid) -> parts.put(name, of(pid)));
        parts.put("database", of(postmaster(postmasterFile)));
        parts.put("load", of(ProcessHandle.current().pid()));
        return new Cpu(parts);
    }

    public Cpu since(Cpu before) {
        var used = new LinkedHashMap<String, Duration>();
        parts.forEach((name, now) -> used.put(name, now.minus(before.parts.getOrDefault(name, Duration.ZERO))));
        return new Cpu(used);
    }

    /** In words, for each of {@code count} things. */
    public String each(long count) {
        return parts.entrySet().stream()
                .map(part -> part(part, count))
                .collect(Collectors.joining(", ", "processor time for each: ", ""));
    }

    /** Of all parts together, for each of {@code count} things. */
    public double millisecondsEach(long count) {
        return milliseconds(parts.values().stream().reduce(Duration.ZERO, Duration::plus), count);
    }

    private static String part(Map.Entry<String, Duration> part, long count) {
        return String.format(Locale.ROOT, "%s %.3f ms", part.getKey(), milliseconds(part.getValue(), count));
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
