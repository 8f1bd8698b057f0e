package org.openmss.ca.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.ca.Doors;
import org.openmss.ca.RelyingParty;
import org.openmss.ca.ceremony.CeremonyRoom;
import org.openmss.ca.status.CrlScopes;
import org.openmss.ca.status.IssueCrl;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** A new issuing CA takes over, and the old one goes on answering for its certificates (certificate profile CA-6). */
@QuarkusTest
@TestProfile(RolloverApiTest.OwnKeys.class)
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class RolloverApiTest {
    @Inject
    Hierarchy hierarchy;

    @Inject
    HierarchyConfig config;

    @Inject
    InstantSource clock;

    @Inject
    IssueCrl issueCrl;

    @Inject
    CrlScopes scopes;

    @TempDir
    Path folder;

    /** A hierarchy that no other test shares. */
    public static final class OwnKeys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mss.ca.keys.directory", "target/test-keys/" + UUID.randomUUID());
        }
    }

    /** Certificates of the CA that was, and the names of both. */
    private record Rollover(String old, X509Certificate good, X509Certificate revoked, String next) {}

    /** A ceremony adds the next generation, and the service starts again. */
    private Rollover rollOver() throws Exception {
        String old = hierarchy.issuing().name().value();
        String next = "issuing-g" + (hierarchy.issuers().size() + 1);
        var good = Doors.certificate(KeyPurpose.SIGNATURE);
        var revoked = Doors.certificate(KeyPurpose.SIGNATURE);
        var held = new CeremonyRoom(folder, clock)
                .hold(
                        Map.of(
                                "mss.ca.keys.directory",
                                config.keys().directory().toString(),
                                "mss.ca.keys.password",
                                config.keys().password().orElseThrow(),
                                "mss.ca.keys.create-if-absent",
                                "true",
                                "mss.ceremony.authorities." + next,
                                "RSA-3072"),
                        "made");
        assertThat(held.status()).as(held.text()).isZero();
        hierarchy.load();
        Doors.revoke(Doors.serial(revoked), "superseded").statusCode(200);
        scopes.all().forEach(issueCrl::issue);
        return new Rollover(old, good, revoked, next);
    }

    @Test
    void theOldCaGoesOnAnsweringForItsCertificates() throws Exception {
        var was = rollOver();
        var openSsl = new RelyingParty(folder);

        assertThat(openSsl.byCrl(was.good(), was.old())).contains("leaf.pem: OK");
        assertThat(openSsl.byCrl(was.revoked(), was.old())).contains("certificate revoked");
        assertThat(openSsl.byOcsp(was.good(), was.old())).contains("Response verify OK", "leaf.pem: good");
        assertThat(openSsl.byOcsp(was.revoked(), was.old())).contains("Response verify OK", "leaf.pem: revoked");
    }

    @Test
    void newCertificatesComeFromTheNewCaWhichIsRsaAndAreAcceptedOutside() throws Exception {
        var is = rollOver();
        var good = Doors.certificate(KeyPurpose.AUTHENTICATION);
        var revoked = Doors.certificate(KeyPurpose.SIGNATURE);
        Doors.revoke(Doors.serial(revoked), "keyCompromise").statusCode(200);
        scopes.all().forEach(issueCrl::issue);
        var judges = new RelyingParty(folder);

        assertThat(good.getIssuerX500Principal().getName()).contains("Issuing CA " + is.next());
        assertThat(good.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(good.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(judges.byCrl(good, is.next())).contains("leaf.pem: OK");
        assertThat(judges.byCrl(revoked, is.next())).contains("certificate revoked");
        assertThat(judges.byOcsp(good, is.next())).contains("Response verify OK", "leaf.pem: good");
        assertThat(judges.byOcsp(revoked, is.next())).contains("Response verify OK", "leaf.pem: revoked");
        assertThat(judges.byGnuTls(good, is.next())).contains("Chain verification output: Verified.");
    }

    @Test
    void theCrlOfOneCaDoesNotTellOfTheOthersCertificates() throws Exception {
        var is = rollOver();

        assertThat(new RelyingParty(folder).byCrl(is.good(), is.next())).doesNotContain("leaf.pem: OK");
    }
}
