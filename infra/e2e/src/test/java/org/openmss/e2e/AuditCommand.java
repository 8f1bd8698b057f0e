package org.openmss.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openmss.launcher.mesh.Service;

/** {@code ./mss audit}, packaged as {@code ./mss} runs it. */
final class AuditCommand {
    private static final Path LAUNCHER = RunningMesh.PROJECT.resolve("infra/launcher/target");

    private AuditCommand() {}

    /** What a command said, and its status. */
    record Outcome(int status, String said) {}

    static Path export(Service service, Path folder) throws IOException, InterruptedException {
        var file = folder.resolve(service.title() + ".audit");
        var outcome = run("export", service.title(), "--to", file.toString());
        if (outcome.status() != 0) {
            throw new IllegalStateException("the export failed: " + outcome.said());
        }
        return file;
    }

    static Outcome verify(Path export, String... options) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("verify", export.toString()));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    /** The audit key's public half, as the mesh keeps it for auditors. */
    static String key(Service service) {
        return RunningMesh.HOME
                .resolve("trust")
                .resolve(service.title() + "-audit.pem")
                .toString();
    }

    private static Outcome run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                LAUNCHER.resolve("launcher.jar") + File.pathSeparator + LAUNCHER.resolve("lib") + "/*",
                "org.openmss.launcher.Main",
                "audit"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MSS_PROJECT", RunningMesh.PROJECT.toString());
        builder.environment().put("MSS_HOME", RunningMesh.HOME.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
