package org.openmss.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.mesh.Ports;
import org.openmss.launcher.mesh.Service;

class MainTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anUnknownCommandIsAnsweredWithTheKnownOnes() {
        assertThat(run(Map.of(), "sing")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("sing").contains("usage: ./mss");
    }

    @Test
    void theCaHasOneCommand() {
        assertThat(run(Map.of(), "ca", "sing")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("ca has one command: ceremony");
    }

    @Test
    void aCeremonyNeedsTheProgramOfTheCa() {
        assertThat(run(Map.of("MSS_PROJECT", folder.toString()), "ca", "ceremony"))
                .isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the certificate authority is not built");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit",
                "audit sing",
                "audit verify",
                "audit verify a b",
                "audit verify a --key",
                "audit verify a --to b",
                "audit export",
                "audit export ap-sample --key a",
                "audit verify a --checkpoint b --checkpoint c"
            })
    void anAuditCommandThatIsNotUnderstoodIsAnsweredWithItsUsage(String words) {
        assertThat(run(Map.of(), words.split(" "))).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: ./mss audit export SERVICE");
    }

    @Test
    void whatHasNoAuditTrailIsNotExported() {
        assertThat(run(Map.of(), "audit", "export", "ap-sample")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("certificate-authority, registration-authority, operator-a");
    }

    @Test
    void aCutOffExportIsNotGood() throws IOException {
        var export = Files.writeString(folder.resolve("export"), "");

        assertThat(run(Map.of(), "audit", "verify", export.toString())).isEqualTo(3);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("FOUND the export was cut off");
    }

    @Test
    void aFileThatIsNoKeyIsNamed() throws IOException {
        var export = Files.writeString(folder.resolve("export"), "{\"end\":0}\n");

        assertThat(run(Map.of(), "audit", "verify", export.toString(), "--key", export.toString()))
                .isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is no public key in PEM");
    }

    @Test
    void whereNothingRunsThereIsNothingToStop() {
        assertThat(run(Map.of(), "down")).isZero();
    }

    @Test
    void aPortInUseIsOneSentenceWithItsOwnerAndTheWayOut() throws IOException {
        var ports = Ports.free(new Random(13));
        int port = ports.http(Service.AP_SAMPLE);
        try (var somebody = new ServerSocket()) {
            somebody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

            assertThat(run(Map.of("MSS_PORT_OFFSET", Integer.toString(port - 8080)), "up"))
                    .isEqualTo(1);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains(port + ", which ap-sample needs")
                .contains("MSS_PORT_AP_SAMPLE");
    }

    @Test
    void twoLaunchersDoNotShareAFolder() throws IOException {
        var home = MssHome.prepared(folder.resolve(".mss"));
        // A lock of this JVM shows as held by an overlap; another process would see the same refusal.
        var lock = home.lock().orElseThrow();
        try {
            assertThat(run(Map.of(), "up")).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("already running");
        } finally {
            lock.channel().close();
        }
    }

    @Test
    void aFolderThatCannotBeOneIsNamed() throws IOException {
        Files.writeString(folder.resolve(".mss"), "a file");

        assertThat(run(Map.of(), "up")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(folder.resolve(".mss").toString());
    }

    @Test
    void resetRemovesWhatIsOursAndNothingElse() throws IOException {
        var home = MssHome.prepared(folder.resolve(".mss"));
        Files.writeString(home.folder().resolve("diary.txt"), "mine");

        assertThat(run(Map.of(), "reset")).isZero();

        assertThat(home.secrets()).doesNotExist();
        assertThat(home.folder().resolve("diary.txt")).exists();
    }

    private int run(Map<String, String> environment, String... arguments) {
        var all = new HashMap<>(environment);
        all.put("MSS_PROJECT", folder.toString());
        return Main.run(
                List.of(arguments),
                all,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
