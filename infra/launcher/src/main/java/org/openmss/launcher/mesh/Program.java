package org.openmss.launcher.mesh;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A way to run a service.
 *
 * @param settings what differs from the mesh's own settings
 */
public record Program(Path runner, List<String> javaFlags, Map<String, String> settings) {
    public Program {
        javaFlags = List.copyOf(javaFlags);
        settings = Map.copyOf(settings);
    }
}
