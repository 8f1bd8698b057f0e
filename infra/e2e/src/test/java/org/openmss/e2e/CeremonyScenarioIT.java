package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.Settings;
import org.openmss.launcher.command.KeyCeremony;

/** {@code ./mss ca ceremony} with the packaged certificate authority. */
class CeremonyScenarioIT {
    @TempDir
    Path folder;

    @Test
    void thePackagedProgramHoldsACeremonyAndOpenSslAcceptsItsRecord() throws Exception {
        Path plan = Files.writeString(folder.resolve("plan.properties"), """
                mss.ca.public-url=http://pki.operator.example
                mss.ca.keys.directory=%1$s/issuing
                mss.ca.keys.password=of-a-test
                mss.ceremony.root-keys.directory=%1$s/root
                mss.ceremony.root-keys.password=of-a-test
                mss.ceremony.root=P-384
                mss.ceremony.authorities.issuing=P-256
                """.formatted(folder));
        var ceremony = new KeyCeremony(Settings.of(Map.of("MSS_PROJECT", RunningMesh.PROJECT.toString())));
        var made = folder.resolve("made");
        var people = List.of("--by", "Anna, officer", "--by", "Björn, administrator");

        int alone = ceremony.run(
                List.of("--plan", plan.toString(), "--to", made.toString(), "--yes", "--by", "Anna, officer"));
        int together = ceremony.run(Stream.concat(
                        List.of("--plan", plan.toString(), "--to", made.toString(), "--yes").stream(), people.stream())
                .toList());

        assertThat(alone).isEqualTo(2);
        assertThat(together).isZero();
        assertThat(Files.readString(made.resolve("protocol.json")))
                .contains("Björn")
                .containsPattern("\"program\" : \"[0-9]");
        assertThat(openSsl(made)).containsIgnoringCase("verification successful");
    }

    private static String openSsl(Path made) throws Exception {
        var process = new ProcessBuilder(
                        "openssl",
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        "protocol.p7s",
                        "-content",
                        "protocol.json",
                        "-CAfile",
                        "root.pem",
                        "-out",
                        "read.json")
                .directory(made.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
