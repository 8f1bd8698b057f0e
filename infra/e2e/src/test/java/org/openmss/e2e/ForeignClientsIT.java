package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.home.Pem;
import org.openmss.launcher.mesh.Service;

/**
 * Application providers that were written with what others made, each a process of its own that knows its password and the gateway's
 * address. Each asks for a signature, queries its status, sends a receipt, asks for the user's profiles, and meets a fault.
 */
@ExtendWith(RunningMesh.Extension.class)
class ForeignClientsIT {
    private static final Path TRUST =
            Path.of("target/foreign-clients-trust.p12").toAbsolutePath();
    private static final String TRUST_PASSWORD = "no-secret";
    private static final String TEXT = "Ein Brötchen für 2 €?";
    private final RunningMesh mesh;

    ForeignClientsIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    enum Client {
        PHP(
                "UNKNOWN_CLIENT",
                List.of("php", "-r", "new SoapClient(null, ['location' => '-', 'uri' => '-']);"),
                "php",
                script("client.php")),
        PYTHON_ZEEP("_105", List.of("/usr/bin/python3", "-c", "import zeep"), "/usr/bin/python3", script("client.py")),
        SHELL("_105", List.of("curl", "--version"), "bash", script("client.sh")),
        NODE_BASIC("500 _105", List.of("node", "-e", "fetch"), "node", script("client.mjs"), "basic"),
        NODE_HMAC("500 _105", List.of("node", "-e", "fetch"), "node", script("client.mjs"), "hmac"),
        AXIS("_105", List.of("true"), java("AxisClient")),
        METRO("_105", List.of("true"), java("JaxWsClient", "metro")),
        CXF("_105", List.of("true"), java("JaxWsClient", "cxf")),
        SAAJ("_105", List.of("true"), java("SaajClient"));

        private final String fault;
        private final List<String> probe;
        private final List<String> command;

        Client(String fault, List<String> probe, String... command) {
            this.fault = fault;
            this.probe = probe;
            this.command = List.of(command);
        }

        private static String[] java(String name, String... arguments) {
            var program = RunningMesh.PROJECT.resolve("infra/foreign-clients/target");
            return Stream.concat(
                            Stream.of(
                                    Path.of(System.getProperty("java.home"), "bin/java")
                                            .toString(),
                                    "-Djavax.net.ssl.trustStore=" + TRUST,
                                    "-Djavax.net.ssl.trustStorePassword=" + TRUST_PASSWORD,
                                    "-cp",
                                    program.resolve("classes") + File.pathSeparator + program.resolve("lib/*"),
                                    "org.openmss.foreign." + name),
                            Stream.of(arguments))
                    .toArray(String[]::new);
        }

        private static String script(String name) {
            return Path.of("src/test/clients", name).toAbsolutePath().toString();
        }

        /** Where its language is not installed it is not run; under MSS_REQUIRE_ALL that is a failure. */
        private void require() {
            assumeThat(isInstalled() || "1".equals(System.getenv("MSS_REQUIRE_ALL")))
                    .as(String.join(" ", probe) + " succeeds")
                    .isTrue();
        }

        private boolean isInstalled() {
            try {
                return new ProcessBuilder(probe).start().waitFor() == 0;
            } catch (IOException absent) {
                return false;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachGetsItsSignatureAndItsReceiptAndUnderstandsAFault(Client client) throws Exception {
        client.require();
        writeTrust();
        var user = mesh.activeUser();
        var process = start(client, user);
        Map<String, String> told;
        try (var lines = process.inputReader()) {
            sign(user, lines);
            told = lines.lines()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        }

        assertThat(process.waitFor()).as("%s", told).isZero();
        assertThat(told)
                .containsEntry("status", "502")
                .containsEntry("receipt", "100")
                .containsEntry("profiles", "2");
        assertThat(told.get("fault")).contains(client.fault);
        var signed = new InMemoryDocument(Base64.getDecoder().decode(told.get("signature")));
        assertThat(new EuDss(mesh.file().usersRoot()).judge(signed))
                .isEqualTo(EuDss.passed(SignatureLevel.CAdES_BASELINE_B));
    }

    private static void sign(MobileUser user, BufferedReader lines) throws IOException {
        var begun = lines.readLine();
        assertThat(begun).startsWith("transaction ").endsWith(" 100");
        var prompt = user.prompt("SIGN");
        assertThat(prompt.text("text")).isEqualTo(TEXT);
        user.sign(prompt);
    }

    /** As Java wants it. */
    private void writeTrust() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("infrastructure", Pem.certificate(mesh.file().infrastructureCa()));
        try (var file = Files.newOutputStream(TRUST)) {
            store.store(file, TRUST_PASSWORD.toCharArray());
        }
    }

    private Process start(Client client, MobileUser user) throws IOException {
        var bank = mesh.file().provider("demo-bank");
        String trust = mesh.file().infrastructureCa().toString();
        var builder = new ProcessBuilder(client.command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "MSS_URL", mesh.file().at(Service.OPERATOR_A).https(),
                        "MSS_CA", trust,
                        "NODE_EXTRA_CA_CERTS", trust,
                        "REQUESTS_CA_BUNDLE", trust,
                        "AP_ID", bank.apId(),
                        "AP_NAME", bank.name(),
                        "AP_PASSWORD", bank.password(),
                        "HMAC_KEY", bank.hmacKey(),
                        "MSISDN", user.msisdn()));
        builder.environment().put("TEXT", TEXT);
        return builder.start();
    }
}
