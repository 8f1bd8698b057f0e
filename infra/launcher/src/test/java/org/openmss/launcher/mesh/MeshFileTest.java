package org.openmss.launcher.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.home.ProviderIdentity;

class MeshFileTest {
    private static final ApplicationProvider SHOP = new ApplicationProvider(
            "ap-sample",
            "Sample Shop",
            "secret",
            "hmac",
            new ProviderIdentity(Path.of("/s/c.pem"), Path.of("/s/k.pem"), Path.of("/s/k.p12"), "opens-it"),
            Service.OPERATOR_A);

    @TempDir
    Path folder;

    @Test
    void toolsFindTheMeshInTheFormThatStays() throws IOException {
        var home = MssHome.prepared(folder.resolve("mss"));

        MeshFile.of(Ports.of(Map.of()), List.of(SHOP), Path.of("/t/ca.pem"), Path.of("/t/root.pem"))
                .write(home);

        var json = new ObjectMapper().readTree(Files.readString(home.meshFile()));
        assertThat(json.at("/services/operator-a/url").asText()).isEqualTo("http://localhost:8091");
        assertThat(json.at("/services/operator-a/https").asText()).isEqualTo("https://localhost:8491");
        assertThat(json.at("/aps/0/apId").asText()).isEqualTo("ap-sample");
        assertThat(json.at("/aps/0/password").asText()).isEqualTo("secret");
        assertThat(json.at("/aps/0/hmacKey").asText()).isEqualTo("hmac");
        assertThat(json.at("/aps/0/clientCertificate").asText()).isEqualTo("/s/c.pem");
        assertThat(json.at("/aps/0/clientKey").asText()).isEqualTo("/s/k.pem");
        assertThat(json.at("/aps/0/keystore").asText()).isEqualTo("/s/k.p12");
        assertThat(json.at("/aps/0/keystorePassword").asText()).isEqualTo("opens-it");
        assertThat(json.at("/aps/0/operator").asText()).isEqualTo("operator-a");
        assertThat(json.at("/trustAnchors/1").asText()).isEqualTo("/t/root.pem");
        assertThat(json.at("/subscribers").isArray()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.meshFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatWasWrittenCanBeRead() {
        var home = MssHome.prepared(folder.resolve("mss"));
        var file = MeshFile.of(Ports.of(Map.of()), List.of(SHOP), Path.of("/t/ca.pem"), Path.of("/t/root.pem"));

        file.write(home);

        assertThat(MeshFile.read(home)).isEqualTo(file);
    }

    @Test
    void whoHasBecomeAbleToSignIsAddedToTheFile() throws IOException {
        var home = MssHome.prepared(folder.resolve("mss"));
        MeshFile.of(Ports.of(Map.of()), List.of(SHOP), Path.of("/t/ca.pem"), Path.of("/t/root.pem"))
                .write(home);
        var ada = new Subscriber("+99901100000001", Service.OPERATOR_A, List.of("authentication", "signature"));

        MeshFile.add(ada, home);

        assertThat(MeshFile.read(home).subscribers()).containsExactly(ada);
        var json = new ObjectMapper().readTree(Files.readString(home.meshFile()));
        assertThat(json.at("/subscribers/0/operator").asText()).isEqualTo("operator-a");
        assertThat(json.at("/subscribers/0/profiles/1").asText()).isEqualTo("signature");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        var home = MssHome.prepared(folder.resolve("mss"));
        Files.writeString(home.meshFile(), "{");

        assertThatThrownBy(() -> MeshFile.read(home))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("mesh.json");
    }

    @Test
    void aProviderDoesNotShowItsPasswordInALog() {
        assertThat(SHOP.toString())
                .doesNotContain("secret")
                .doesNotContain("hmac")
                .doesNotContain("opens-it");
    }
}
