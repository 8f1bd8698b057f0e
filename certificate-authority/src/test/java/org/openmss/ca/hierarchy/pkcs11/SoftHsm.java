package org.openmss.ca.hierarchy.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.KeyBackend;

/**
 * SoftHSM2 with fresh tokens, one for each test that needs one, made before the library is first asked: it looks for tokens once. The
 * build's {@code SOFTHSM2_CONF} says where.
 */
public final class SoftHsm {
    public static final String PIN = "482604";
    private static final String MADE = "org.openmss.softhsm";
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    /** The tokens, by label. */
    public enum Token {
        KEYS,
        SERVICE,
        ROOT,
        ISSUING,
        /** Its keys ask a root elsewhere for their certificates. */
        ASKING,
        /** That root. */
        FAR_ROOT,
        /** Nobody logs in here: a program that has is not asked for the PIN again. */
        CLOSED
    }

    private SoftHsm() {}

    /** Skips the test, with a reason, where SoftHSM2 is not installed; fails where nothing may be skipped. */
    public static void require() {
        boolean installed = library().isPresent();
        if ("1".equals(System.getenv("MSS_REQUIRE_ALL"))) {
            assertThat(installed)
                    .as("SoftHSM2 (Debian: softhsm2) is installed, since MSS_REQUIRE_ALL=1")
                    .isTrue();
        }
        Assumptions.assumeTrue(installed, "SoftHSM2 (Debian: softhsm2) is not installed");
        makeTokens();
    }

    public static HierarchyConfig.Pkcs11 device(Token token) {
        return new Device(library().orElseThrow(), Optional.of(token.name()), Optional.empty(), PIN);
    }

    static HierarchyConfig.Pkcs11 device(String label, String pin) {
        return new Device(library().orElseThrow(), Optional.of(label), Optional.empty(), pin);
    }

    /** The backend as the service makes it, with a session of its own. */
    public static Pkcs11Keys open(HierarchyConfig.Pkcs11 device) {
        return new Pkcs11Keys(new Keys(device), new SecureRandom());
    }

    public static Optional<Path> library() {
        return PLACES.stream().filter(Files::exists).findFirst();
    }

    /** The condition for tests that start a service on a token: where nothing may be skipped, they run and fail. */
    public static boolean isExpected() {
        return library().isPresent() || "1".equals(System.getenv("MSS_REQUIRE_ALL"));
    }

    /** Settings of a service whose keys are on the token. */
    public static Map<String, String> settings(Token token) {
        makeTokens();
        return Map.of(
                "mss.ca.keys.backend",
                "pkcs11",
                "mss.ca.keys.pkcs11.library",
                library()
                        .orElseThrow(() -> new IllegalStateException("SoftHSM2 (Debian: softhsm2) is not installed"))
                        .toString(),
                "mss.ca.keys.pkcs11.token-label",
                token.name(),
                "mss.ca.keys.pkcs11.pin",
                PIN);
    }

    private static synchronized void makeTokens() {
        if (System.getProperty(MADE) != null) {
            return;
        }
        Path conf = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = conf.resolveSibling("tokens");
        try {
            forget(tokens);
            Files.createDirectories(tokens);
            Files.writeString(
                    conf, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        for (var token : Token.values()) {
            run("softhsm2-util", "--init-token", "--free", "--label", token.name(), "--so-pin", "735210", "--pin", PIN);
        }
        System.setProperty(MADE, tokens.toString());
    }

    private static void forget(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static String run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private record Device(Path library, Optional<String> tokenLabel, Optional<Long> slot, String pin)
            implements HierarchyConfig.Pkcs11 {}

    private record Keys(HierarchyConfig.Pkcs11 device) implements HierarchyConfig.Keys {
        @Override
        public KeyBackend.Kind backend() {
            return KeyBackend.Kind.PKCS11;
        }

        @Override
        public Path directory() {
            return Path.of("target", "softhsm");
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public int mostWaiting() {
            return 64;
        }

        @Override
        public Optional<HierarchyConfig.Pkcs11> pkcs11() {
            return Optional.of(device);
        }

        @Override
        public boolean createIfAbsent() {
            return false;
        }

        @Override
        public boolean acceptFilesInProduction() {
            return false;
        }
    }
}
