package org.openmss.bench.ca;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.command.KeyCeremony;

/** A root, an issuing CA and a responder with RSA-3072, from a key ceremony. */
final class RsaHierarchy {
    private RsaHierarchy() {}

    /** @return the settings of a CA that has them */
    static Map<String, String> make(Path project, Path folder) throws IOException {
        var keys = folder.resolve("rsa-keys");
        var plan = Files.writeString(folder.resolve("plan.properties"), """
                mss.ca.keys.directory=%s
                mss.ca.keys.password=of-a-benchmark
                mss.ca.keys.create-if-absent=true
                mss.ceremony.root=RSA-3072
                mss.ceremony.authorities.issuing=RSA-3072
                """.formatted(keys));
        int code = new KeyCeremony(Settings.of(Map.of("MSS_PROJECT", project.toString())))
                .run(List.of(
                        "--plan",
                        plan.toString(),
                        "--to",
                        folder.resolve("ceremony").toString(),
                        "--yes",
                        "--by",
                        "One, benchmark",
                        "--by",
                        "Two, benchmark"));
        if (code != 0) {
            throw new Obstacle("the key ceremony for the RSA hierarchy failed");
        }
        return Map.of("MSS_CA_KEYS_DIRECTORY", keys.toString(), "MSS_CA_KEYS_PASSWORD", "of-a-benchmark");
    }
}
