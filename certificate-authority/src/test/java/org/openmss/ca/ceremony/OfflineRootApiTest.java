package org.openmss.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.ca.Doors;
import org.openmss.ca.RelyingParty;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.status.TakeRootCrl;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** The service with what a ceremony left it: issuing keys, and a root whose key is elsewhere. */
@QuarkusTest
@TestProfile(OfflineRootApiTest.AfterACeremony.class)
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class OfflineRootApiTest {
    @Inject
    Hierarchy hierarchy;

    @Inject
    HierarchyConfig config;

    @Inject
    TakeRootCrl takeRootCrl;

    @TempDir
    Path folder;

    /** A ceremony, and then the settings of a service that makes no keys. */
    public static final class AfterACeremony implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path room = Files.createTempDirectory(Files.createDirectories(Path.of("target", "ceremonies")), "room")
                        .toAbsolutePath();
                var settings = Map.of(
                        "mss.ca.public-url", "http://pki.operator.example",
                        "mss.ca.keys.directory", room.resolve("issuing").toString(),
                        "mss.ca.keys.password", "of-a-test",
                        "mss.ca.keys.create-if-absent", "false");
                var plan = new HashMap<>(settings);
                plan.put("mss.ceremony.root", "P-384");
                plan.put("mss.ceremony.authorities.issuing", "P-384");
                plan.put(
                        "mss.ceremony.root-keys.directory", room.resolve("root").toString());
                plan.put("mss.ceremony.root-keys.password", "of-a-test");
                var held = new CeremonyRoom(room, InstantSource.system()).hold(plan, "made");
                assertThat(held.status()).as(held.text()).isZero();
                var service = new HashMap<>(settings);
                service.put("mss.admission.second-operator", "false");
                return service;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Test
    void theServiceIssuesWithoutTheRootsKeyAndTheCeremonysCrlCompletesTheChain() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        Path made = config.keys().directory().resolveSibling("made");

        String verdict =
                new RelyingParty(folder).byCrl(certificate, "issuing", Files.readAllBytes(made.resolve("root.crl")));

        assertThat(verdict).contains("leaf.pem: OK");
        assertThat(hierarchy.root().signatory()).isEmpty();
        assertThat(Doors.parse(Doors.download("/ca/root.cer")))
                .isEqualTo(Doors.parse(Files.readAllBytes(made.resolve("root.pem"))));
    }

    @Test
    void theServiceTakesAndServesTheCrlOfTheCeremony() throws Exception {
        byte[] ofTheCeremony = Files.readAllBytes(
                config.keys().directory().resolveSibling("made").resolve("root.crl"));

        takeRootCrl.take("an operator", Bytes.of(ofTheCeremony));

        assertThat(Doors.download("/crl/root.crl")).isEqualTo(ofTheCeremony);
    }

    @Test
    void theServiceUsesTheResponderOfTheCeremony() throws Exception {
        Path made = config.keys().directory().resolveSibling("made");

        var ofTheCeremony = Doors.parse(Files.readAllBytes(made.resolve("issuing-ocsp.pem")));

        assertThat(hierarchy.issuing().responder().certificate().der().toArray())
                .isEqualTo(ofTheCeremony.getEncoded());
    }
}
