package org.openmss.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.mesh.Service;

/**
 * {@code ./mss ca ceremony}: hands over to the certificate authority's own program, in this terminal and with this environment, where
 * passwords and PINs may stand. It starts no mesh.
 */
public final class KeyCeremony {
    private final Settings settings;

    public KeyCeremony(Settings settings) {
        this.settings = settings;
    }

    /** @return the program's own exit code */
    public int run(List<String> arguments) {
        Path program = Service.CERTIFICATE_AUTHORITY.runner(settings.project());
        if (!Files.isRegularFile(program)) {
            throw new Obstacle("the certificate authority is not built: " + program + " is missing");
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-jar",
                program.toString(),
                "ceremony"));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw Obstacle.of(program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted", e);
        }
    }
}
