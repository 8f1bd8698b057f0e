package org.openmss.launcher;

import java.nio.file.Path;
import java.util.Map;
import org.openmss.launcher.mesh.Ports;

/** What the environment says to the launcher: {@code MSS_PROJECT}, {@code MSS_HOME}, {@code MSS_PORT_OFFSET}, {@code MSS_PORT_<SERVICE>}. */
public record Settings(Path project, Path home, Ports ports, boolean nothingMayBeSkipped) {

    public static Settings of(Map<String, String> environment) {
        var project = Path.of(environment.getOrDefault("MSS_PROJECT", ""))
                .toAbsolutePath()
                .normalize();
        var home = environment.get("MSS_HOME");
        return new Settings(
                project,
                home == null || home.isBlank()
                        ? project.resolve(".mss")
                        : Path.of(home).toAbsolutePath().normalize(),
                Ports.of(environment),
                "1".equals(environment.get("MSS_REQUIRE_ALL")));
    }
}
