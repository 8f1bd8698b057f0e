package org.openmss.launcher.mesh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL makes itself independent of whoever starts it, so a small shell holds a pipe to the launcher and stops it when the pipe ends,
 * also where the launcher had no chance to say goodbye. It is there before PostgreSQL is.
 */
final class PostgresWatcher implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            read -r word && [ "$word" = stopped ] && exit 0
            file=$1/postmaster.pid
            stop() {
                pid=$(head -n 1 "$file" 2>/dev/null)
                [ -n "$pid" ] || return 0
                case $(cat "/proc/$pid/comm" 2>/dev/null || ps -p "$pid" -o comm= 2>/dev/null) in
                    *postgres*) kill "-$1" "$pid" 2>/dev/null ;;
                esac
            }
            # At first it may only just be starting, so look more than once; then ask for a fast stop, and at last for an immediate one.
            for second in 1 2 3 4 5; do stop INT; sleep 1; done
            [ -s "$file" ] || exit 0
            stop QUIT
            """;
    private final Path data;
    private final Process shell;

    private PostgresWatcher(Path data, Process shell) {
        this.data = data;
        this.shell = shell;
    }

    static PostgresWatcher of(Path data) throws IOException {
        return new PostgresWatcher(
                data,
                new ProcessBuilder("sh", "-c", SCRIPT, "mss-postgres-watcher", data.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    boolean seesPostmaster() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (IOException | UncheckedIOException | NumberFormatException gone) {
            return false;
        }
    }

    /** Dismisses the watcher when PostgreSQL has stopped, and lets it do its work where PostgreSQL has not. */
    @Override
    public void close() {
        try (var pipe = shell.getOutputStream()) {
            if (!seesPostmaster()) {
                pipe.write("stopped\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The shell is gone already, and with it the need to tell it.
            shell.destroy();
        }
    }
}
