package org.openmss.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who builds with another JDK is told so in one sentence, also by a plain {@code mvn}. */
class WrongJdkTest {
    private static final int OLDEST_RIGHT = 25;
    /** Older ones do not know the options in {@code .mvn/jvm.config} and stop before Maven begins. */
    private static final int OLDEST_THAT_STARTS_MAVEN = 17;

    @Test
    void anOlderJdkGetsOneSentence() throws IOException, InterruptedException {
        var older = olderJdk();
        assumeTrue(older.isPresent(), "no JDK 17 to 24 was found on this machine, so there is no wrong one to try");

        var maven = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-o",
                        "-N",
                        "validate",
                        "-Dmaven.repo.local=" + System.getProperty("localRepository"))
                .directory(projectRoot().toFile())
                .redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", older.get().toString());
        var process = maven.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isNotZero();
        assertThat(output).contains("OpenMSS needs JDK 25 or newer").contains("set JAVA_HOME to a JDK 25");
    }

    private static Path projectRoot() {
        return Path.of(System.getProperty("basedir", "."), "..")
                .toAbsolutePath()
                .normalize();
    }

    private static Optional<Path> olderJdk() {
        return Stream.of(
                        "/usr/lib/jvm",
                        "/opt",
                        "/usr/java",
                        System.getProperty("user.home") + "/.sdkman/candidates/java")
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(WrongJdkTest::childrenOf)
                .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                .filter(home -> {
                    int version = featureVersionOf(home);
                    return version >= OLDEST_THAT_STARTS_MAVEN && version < OLDEST_RIGHT;
                })
                .findFirst();
    }

    private static Stream<Path> childrenOf(Path directory) {
        try (var children = Files.list(directory)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the file {@code release} tells it, 0 where it does not. */
    private static int featureVersionOf(Path home) {
        try (var lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.substring("JAVA_VERSION=\"".length()).split("[^0-9]", 2)[0])
                    .filter(number -> !number.isEmpty())
                    .map(Integer::valueOf)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
