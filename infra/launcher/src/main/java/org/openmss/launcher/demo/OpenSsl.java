package org.openmss.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The independent judge: OpenSSL's command line, which shares no code with this project. */
final class OpenSsl {
    private static final int PATIENCE_SECONDS = 20;
    private final Path folder;
    private final boolean present;

    OpenSsl(Path folder) {
        this.folder = folder;
        this.present = canRun();
    }

    boolean isPresent() {
        return present;
    }

    /** Runs one command in the folder with the evidence. */
    Verdict run(String... arguments) {
        try {
            return execute(List.of(arguments));
        } catch (IOException e) {
            throw new NotAsItShouldBe("openssl could not be run: " + e.getMessage());
        }
    }

    /** What it said, and whether it was content. */
    record Verdict(boolean content, String output) {
        boolean says(String words) {
            return output.contains(words);
        }

        void mustBeContent(String command) {
            if (!content) {
                throw new NotAsItShouldBe(command + " says: " + output.strip());
            }
        }
    }

    private boolean canRun() {
        try {
            return execute(List.of("version")).content();
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private Verdict execute(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add("openssl");
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Verdict(false, "no end after " + PATIENCE_SECONDS + " s");
            }
            return new Verdict(process.exitValue() == 0, output);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Verdict(false, "interrupted");
        }
    }
}
