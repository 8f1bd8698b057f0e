package org.openmss.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.Obstacle;

class MssHomeTest {
    @TempDir
    Path folder;

    @Test
    void onlyTheOwnerMayLookInside() throws IOException {
        var home = MssHome.prepared(folder.resolve("mss"));
        new DevelopmentSecrets(home).password("anything");

        assertThat(permissions(home.folder())).isEqualTo("rwx------");
        assertThat(permissions(home.secrets())).isEqualTo("rwx------");
        assertThat(permissions(home.secrets().resolve("anything"))).isEqualTo("rw-------");
    }

    @Test
    void aSecretIsMadeOnceAndStays() {
        var home = MssHome.prepared(folder.resolve("mss"));
        var password = new DevelopmentSecrets(home).password("a");

        assertThat(new DevelopmentSecrets(home).password("a"))
                .isEqualTo(password)
                .hasSize(32);
        assertThat(new DevelopmentSecrets(home).password("b")).isNotEqualTo(password);
        assertThat(new DevelopmentSecrets(home).key("c")).hasSize(44);
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("mss"), "not a folder");

        assertThatThrownBy(() -> MssHome.prepared(file))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void theLauncherIsForgottenWhenItLeaves() {
        var home = MssHome.prepared(folder.resolve("mss"));
        home.enter(ProcessHandle.current());
        assertThat(home.launcher()).contains(ProcessHandle.current());
        assertThat(home.wasLeftInHaste()).isTrue();

        home.leave();

        assertThat(home.launcher()).isEmpty();
        assertThat(home.wasLeftInHaste()).isFalse();
    }

    @Test
    void whoComesAfterAKilledLauncherDoesNotBelieveItsMeshFile() throws IOException {
        var home = MssHome.prepared(folder.resolve("mss"));
        Files.writeString(home.meshFile(), "{}");

        home.enter(ProcessHandle.current());

        assertThat(home.meshFile()).doesNotExist();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
