package org.openmss.launcher.mesh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** The log of one service: this run's, and the last run's beside it. */
final class LogFile {
    private static final int LAST_LINES = 6;
    private static final long FULL = 1_000_000;

    private LogFile() {}

    static void startAnew(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(log);
    }

    /** The end of a sentence about a failure: what the log gives as the cause, and where it is. */
    static String explanation(Path log) {
        var lines = lines(log);
        if (isFull(log) || lines.stream().anyMatch(line -> line.contains("No space left on device"))) {
            return ": the disk that holds " + log.getParent()
                    + " is full. Free some space, or choose another folder with MSS_HOME.";
        }
        if (lines.isEmpty()) {
            return ": its log " + log + " says nothing.";
        }
        var causes =
                lines.stream().filter(line -> line.startsWith("Caused by: ")).toList();
        var telling = causes.isEmpty() ? lines : causes;
        var last = telling.subList(Math.max(0, telling.size() - LAST_LINES), telling.size());
        return ": see " + log + ", which says\n"
                + last.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    /** On a full disk a log may have no room left to say so. */
    private static boolean isFull(Path log) {
        try {
            return Files.getFileStore(log).getUsableSpace() < FULL;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static List<String> lines(Path log) {
        try {
            // Whatever bytes a dying program wrote must not stop us from showing the others.
            return new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
