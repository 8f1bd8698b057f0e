package org.openmss.ca.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.ca.Doors;
import org.openmss.ca.RelyingParty;
import org.openmss.ca.hierarchy.jca.JcaKey;
import org.openmss.ca.hierarchy.pkcs11.SoftHsm;
import org.openmss.ca.status.CrlScopes;
import org.openmss.ca.status.IssueCrl;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** The whole service on a PKCS#11 token: its hierarchy is made there, and what it signs is accepted outside. */
@EnabledIf(
        value = "org.openmss.ca.hierarchy.pkcs11.SoftHsm#isExpected",
        disabledReason = "SoftHSM2 (Debian: softhsm2) is not installed")
@QuarkusTest
@TestProfile(TokenHierarchyApiTest.OnToken.class)
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class TokenHierarchyApiTest {
    @Inject
    Hierarchy hierarchy;

    @Inject
    HierarchyConfig config;

    @Inject
    IssueCrl issueCrl;

    @Inject
    CrlScopes scopes;

    @TempDir
    Path folder;

    /** Keys in the device. */
    public static final class OnToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return SoftHsm.settings(SoftHsm.Token.SERVICE);
        }
    }

    @Test
    void everyKeyOfTheServiceIsInTheDevice() throws Exception {
        var keys = List.of(
                hierarchy.root().signatory().orElseThrow().key(),
                hierarchy.issuing().authority().key(),
                hierarchy.issuing().responder().key(),
                hierarchy.timeStamping().key());

        assertThat(keys)
                .allSatisfy(key ->
                        assertThat(((JcaKey) key).privateKey().getEncoded()).isNull());
        try (var files = Files.list(config.keys().directory())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("public");
        }
    }

    @Test
    void openSslAcceptsCertificateCrlAndOcspAnswerOfTheDevice() throws Exception {
        var good = Doors.certificate(KeyPurpose.SIGNATURE);
        var revoked = Doors.certificate(KeyPurpose.SIGNATURE);
        Doors.revoke(Doors.serial(revoked), "superseded").statusCode(200);
        scopes.all().forEach(issueCrl::issue);
        var openSsl = new RelyingParty(folder);

        assertThat(openSsl.byCrl(good, "issuing")).contains("leaf.pem: OK");
        assertThat(openSsl.byCrl(revoked, "issuing")).contains("certificate revoked");
        assertThat(openSsl.byOcsp(good, "issuing")).contains("Response verify OK", "leaf.pem: good");
        assertThat(openSsl.byOcsp(revoked, "issuing")).contains("Response verify OK", "leaf.pem: revoked");
    }
}
