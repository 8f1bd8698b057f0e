package org.openmss.ca.hierarchy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.openmss.ca.Caller;
import org.openmss.ca.Card;
import org.openmss.ca.Doors;
import org.openmss.ca.ceremony.CeremonyRoom;
import org.openmss.ca.status.CrlScopes;
import org.openmss.ca.status.IssueCrl;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** No issuing CA begins to issue by one person's hand (certificate profile POL-11). */
@QuarkusTest
@TestProfile(AdmissionApiTest.AfterACeremony.class)
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class AdmissionApiTest {
    private static final Path ROOM =
            Path.of("target", "ceremonies", "admission").toAbsolutePath();

    @Inject
    Hierarchy hierarchy;

    @Inject
    CrlScopes scopes;

    @Inject
    IssueCrl issueCrl;

    @Inject
    DataSource database;

    /** A service that makes no keys, with those of a ceremony. */
    public static final class AfterACeremony implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path room = Files.createTempDirectory(Files.createDirectories(ROOM), "room");
                var settings = Map.of(
                        "mss.ca.public-url", "http://pki.operator.example",
                        "mss.ca.keys.directory", room.resolve("issuing").toString(),
                        "mss.ca.keys.password", "of-a-test",
                        "mss.ca.keys.create-if-absent", "false");
                hold(
                        room,
                        settings,
                        Map.of("mss.ceremony.root", "P-256", "mss.ceremony.authorities.issuing", "P-256"),
                        "made");
                return settings;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static void hold(Path room, Map<String, String> settings, Map<String, String> what, String to)
            throws IOException {
        var plan = new HashMap<>(settings);
        plan.putAll(what);
        plan.put("mss.ceremony.root-keys.directory", room.resolve("root").toString());
        plan.put("mss.ceremony.root-keys.password", "of-a-test");
        var held = new CeremonyRoom(room, InstantSource.system()).hold(plan, to);
        assertThat(held.status()).as(held.text()).isZero();
    }

    private static ValidatableResponse propose(String operator, String name) {
        return Caller.operator(
                operator,
                () -> given().post("/admin/authorities/{name}/admission", name).then());
    }

    private static ValidatableResponse approve(String operator, String proposal) {
        return Caller.operator(
                operator,
                () -> given().post("/admin/approvals/{id}/approval", proposal).then());
    }

    private static ValidatableResponse authorities() {
        return Caller.operator(
                "anna", () -> given().get("/admin/authorities").then().statusCode(200));
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void takeIntoUse(String name) {
        String proposal = propose("anna", name).statusCode(202).extract().path("id");
        approve("anna", proposal).statusCode(403).body("type", containsString("second-operator-needed"));
        approve("bert", proposal).statusCode(200);
    }

    @Test
    void aNewIssuingCaAndItsSuccessorIssueOnlyAfterTwoOperatorsAgreed() throws Exception {
        Doors.issue(new Card().request(KeyPurpose.SIGNATURE))
                .statusCode(503)
                .body("type", equalTo("urn:mss:problem:issuing-ca-not-admitted"));
        assertThat(count("select count(*) from certificate where profile = 'signature'"))
                .isZero();
        authorities().body("authorities.state", hasItem("WAITING"));

        takeIntoUse("issuing");

        assertThat(Doors.certificate(KeyPurpose.SIGNATURE)
                        .getIssuerX500Principal()
                        .getName())
                .endsWith("C=XX")
                .doesNotContain("issuing-g2");
        propose("anna", "issuing").statusCode(200).body("state", equalTo("ISSUING"));
        propose("anna", "nobody").statusCode(404);
        assertThat(count("select count(*) from audit_record where action = 'authority.admit' and actor = 'bert'"))
                .isOne();

        addNextGeneration();

        assertThat(Doors.certificate(KeyPurpose.SIGNATURE)
                        .getIssuerX500Principal()
                        .getName())
                .doesNotContain("issuing-g2");
        authorities().body("authorities.state", hasItem("WAITING")).body("authorities.state", hasItem("ISSUING"));
        scopes.all().forEach(issueCrl::issue);
        var crl = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(Doors.download("/crl/issuing-g2.crl")));
        assertThat(crl.getNextUpdate().toInstant())
                .isBefore(crl.getThisUpdate().toInstant().plusSeconds(8 * 86_400));

        takeIntoUse("issuing-g2");

        assertThat(Doors.certificate(KeyPurpose.SIGNATURE)
                        .getIssuerX500Principal()
                        .getName())
                .contains("issuing-g2");
        authorities().body("authorities.state", hasItem("REPLACED"));
    }

    /** A ceremony, and the service starts again. */
    private void addNextGeneration() throws IOException {
        Path keys = Path.of(org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("mss.ca.keys.directory", String.class));
        hold(
                keys.resolveSibling(""),
                Map.of(
                        "mss.ca.public-url", "http://pki.operator.example",
                        "mss.ca.keys.directory", keys.toString(),
                        "mss.ca.keys.password", "of-a-test"),
                Map.of("mss.ceremony.authorities.issuing-g2", "P-256"),
                "made-later");
        hierarchy.load();
    }

    @Test
    @TestSecurity(user = "carl", roles = "ca-auditor")
    void anAuditorSeesAndDoesNotPropose() {
        given().get("/admin/authorities").then().statusCode(200);
        given().post("/admin/authorities/issuing/admission").then().statusCode(403);
    }

    @Test
    @TestSecurity
    void aStrangerIsNobody() {
        given().get("/admin/authorities").then().statusCode(401);
        given().post("/admin/authorities/issuing/admission").then().statusCode(401);
    }
}
