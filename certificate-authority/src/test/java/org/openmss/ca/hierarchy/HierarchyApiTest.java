package org.openmss.ca.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class HierarchyApiTest {
    @Inject
    HierarchyConfig config;

    @TempDir
    Path folder;

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void keysAreReadableByTheServiceAlone() throws Exception {
        Path directory = config.keys().directory();

        assertThat(mode(directory)).isEqualTo("rwx------");
        try (var files = Files.list(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".p12")))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void theTrustAnchorLiesWhereALauncherFindsIt() throws Exception {
        Path published = config.keys().directory().resolve("public");

        assertThat(mode(published.resolve("root.pem"))).isEqualTo("rw-r--r--");
        assertThat(mode(published.resolve("issuing.pem"))).isEqualTo("rw-r--r--");
        assertThat(Doors.parse(Files.readAllBytes(published.resolve("root.pem"))))
                .isEqualTo(Doors.parse(Doors.download("/ca/root.cer")));
        assertThat(Doors.parse(Files.readAllBytes(published.resolve("issuing.pem"))))
                .isEqualTo(Doors.parse(Doors.download("/ca/issuing.cer")));
    }

    @Test
    void aKeyFileOpensWithItsPasswordAlone() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("issuing.p12", Files.readAllBytes(config.keys().directory().resolve("issuing.p12")));

        assertThat(openSsl.run("pkcs12", "-in", "issuing.p12", "-nokeys", "-passin", "pass:test")
                        .status())
                .isZero();
        assertThat(openSsl.run("pkcs12", "-in", "issuing.p12", "-nokeys", "-passin", "pass:wrong")
                        .status())
                .isNotZero();
    }

    @Test
    void theCaCertificatesAreWhatTheProfileAsksFor() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("root.der", Doors.download("/ca/root.cer"));
        openSsl.file("issuing.der", Doors.download("/ca/issuing.cer"));

        assertThat(openSsl.run("x509", "-in", "root.der", "-noout", "-text").text())
                .contains("ecdsa-with-SHA384")
                .contains("NIST CURVE: P-384")
                .containsPattern("Basic Constraints: critical\\s+CA:TRUE\\n")
                .containsPattern("Key Usage: critical\\s+Certificate Sign, CRL Sign\\n")
                .doesNotContain("Certificate Policies")
                .doesNotContain("CRL Distribution")
                .doesNotContain("Authority Information");
        assertThat(openSsl.run("x509", "-in", "issuing.der", "-noout", "-text").text())
                .contains("ecdsa-with-SHA384")
                .contains("NIST CURVE: P-256")
                .containsPattern("Basic Constraints: critical\\s+CA:TRUE, pathlen:0\\n")
                .containsPattern("Key Usage: critical\\s+Certificate Sign, CRL Sign\\n")
                .contains("X509v3 Authority Key Identifier: \n")
                .contains("URI:http://localhost:8083/crl/root.crl")
                .contains("CA Issuers - URI:http://localhost:8083/ca/root.cer")
                .contains("X509v3 Any Policy");
    }
}
