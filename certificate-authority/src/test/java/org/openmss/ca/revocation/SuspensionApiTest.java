package org.openmss.ca.revocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.ca.Caller;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.ca.status.CrlScopes;
import org.openmss.ca.status.IssueCrl;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class SuspensionApiTest {
    @Inject
    DataSource database;

    @Inject
    IssueCrl issueCrl;

    @Inject
    CrlScopes scopes;

    @Inject
    CertificateRegister register;

    @Inject
    HoldCertificate holdCertificate;

    @TempDir
    Path folder;

    private static String fresh() {
        return Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));
    }

    private static ValidatableResponse get(String serial) {
        return given().get("/certificates/{serial}", serial).then();
    }

    private static ValidatableResponse revoke(String serial, Map<String, String> body) {
        return given().contentType("application/json")
                .body(body)
                .post("/certificates/{serial}/revocation", serial)
                .then();
    }

    private static ValidatableResponse decide(String operator, String proposal, String decision) {
        return Caller.operator(
                operator,
                () -> given().post("/admin/approvals/{id}/{decision}", proposal, decision)
                        .then());
    }

    private static String proposedBy(String operator, String serial) {
        return Caller.operator(
                operator, () -> Doors.resume(serial).statusCode(202).extract().path("id"));
    }

    // ---- the register's answers

    @Test
    void whoReadsAgainInOneTransactionSeesWhatAnotherHasChangedMeanwhile() {
        var serial = CertificateSerial.parse(fresh());

        var read = QuarkusTransaction.requiringNew().call(() -> {
            var first = register.find(serial).orElseThrow();
            QuarkusTransaction.requiringNew().run(() -> holdCertificate.hold("another", serial));
            return List.of(first, register.find(serial).orElseThrow());
        });

        assertThat(read.getFirst()).isInstanceOf(Valid.class);
        assertThat(read.getLast()).isInstanceOf(OnHold.class);
    }

    @Test
    void aHoldIsShownAndTheFirstOneStands() {
        String serial = fresh();

        String since = Doors.hold(serial)
                .statusCode(200)
                .body("state", equalTo("ON_HOLD"), "heldSince", notNullValue(), "revokedAt", nullValue())
                .extract()
                .path("heldSince");

        Doors.hold(serial).statusCode(200).body("heldSince", equalTo(since));
        get(serial).statusCode(200).body("state", equalTo("ON_HOLD"), "heldSince", equalTo(since));
    }

    @Test
    void theRegistrationAuthorityResumesByItself() {
        String serial = fresh();
        Doors.hold(serial).statusCode(200);

        Doors.resume(serial).statusCode(200).body("state", equalTo("VALID"), "heldSince", nullValue());

        Doors.resume(serial).statusCode(200).body("state", equalTo("VALID"));
        Doors.hold(serial).statusCode(200).body("state", equalTo("ON_HOLD"));
    }

    @Test
    void aRevocationAfterAHoldKeepsTheHoldsDateAndIsFinal() {
        String serial = fresh();
        String since = Doors.hold(serial).extract().path("heldSince");

        Doors.revoke(serial, "keyCompromise")
                .statusCode(200)
                .body("state", equalTo("REVOKED"), "revokedAt", equalTo(since), "reason", equalTo("keyCompromise"));

        Doors.hold(serial).statusCode(409).body("type", equalTo("urn:mss:problem:certificate-revoked"));
        Doors.resume(serial).statusCode(409);
        get(serial).body("state", equalTo("REVOKED"));
    }

    @Test
    void whatWasNeverReleasedIsNeitherHeldNorResumed() {
        Doors.hold("0102").statusCode(404);
        Doors.resume("0102").statusCode(404);
        Doors.hold("XYZ").statusCode(400).body("field", equalTo("serial"));
    }

    @Test
    @TestSecurity(user = "anna", roles = "ca-auditor")
    void anAuditorNeitherHoldsNorResumes() {
        Doors.hold("0102").statusCode(403);
        Doors.resume("0102").statusCode(403);
        given().post("/admin/approvals/00000000-0000-0000-0000-000000000001/approval")
                .then()
                .statusCode(403);
        given().get("/admin/approvals").then().statusCode(200);
    }

    @Test
    @TestSecurity
    void aStrangerIsNobody() {
        Doors.hold("0102").statusCode(401);
        Doors.resume("0102").statusCode(401);
        given().get("/admin/approvals").then().statusCode(401);
    }

    // ---- dual control

    @Test
    void anOperatorResumesWhenASecondOneApproves() throws Exception {
        String serial = fresh();
        Caller.operator("anna", () -> Doors.hold(serial).statusCode(200));

        String proposal = proposedBy("anna", serial);
        get(serial).body("state", equalTo("ON_HOLD"));
        assertThat(proposedBy("anna", serial)).isEqualTo(proposal);
        decide("bert", proposal, "approval")
                .statusCode(200)
                .body("state", equalTo("APPROVED"), "proposedBy", equalTo("anna"), "decidedBy", equalTo("bert"));

        get(serial).body("state", equalTo("VALID"));
        decide("carl", proposal, "approval").statusCode(409);
        assertThat(history(serial))
                .containsSubsequence(
                        "anna certificate.hold done",
                        "anna certificate.resume.propose done-proposal-" + proposal,
                        "bert certificate.resume.approve done-proposal-" + proposal,
                        "bert certificate.resume done");
    }

    @Test
    void whoProposesDoesNotApprove() throws Exception {
        String serial = fresh();
        Doors.hold(serial).statusCode(200);
        String proposal = proposedBy("anna", serial);

        decide("anna", proposal, "approval")
                .statusCode(403)
                .body("type", equalTo("urn:mss:problem:second-operator-needed"));

        get(serial).body("state", equalTo("ON_HOLD"));
        assertThat(history(serial))
                .contains("anna certificate.resume.approve refused-same-person-proposal-" + proposal);
    }

    @Test
    void whatIsRejectedIsNotDone() {
        String serial = fresh();
        Doors.hold(serial).statusCode(200);
        String proposal = proposedBy("anna", serial);

        decide("bert", proposal, "rejection").statusCode(200).body("state", equalTo("REJECTED"));

        decide("carl", proposal, "approval").statusCode(409).body("type", containsString("proposal-decided"));
        get(serial).body("state", equalTo("ON_HOLD"));
    }

    @Test
    void anApprovalDoesNotTurnBackARevocationThatCameBetween() throws Exception {
        String serial = fresh();
        Doors.hold(serial).statusCode(200);
        String proposal = proposedBy("anna", serial);
        Doors.revoke(serial, "keyCompromise").statusCode(200);

        decide("bert", proposal, "approval")
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:proposal-outdated"), "detail", containsString("propose again"));

        get(serial).body("state", equalTo("REVOKED"));
        stateOf(proposal).body("state", equalTo("OPEN"));
        assertThat(history(serial)).contains("bert certificate.resume.approve refused-outdated-proposal-" + proposal);
    }

    @Test
    void anApprovalLiftsTheHoldThatWasProposedAndNoLaterOne() throws Exception {
        String serial = fresh();
        Doors.hold(serial).statusCode(200);
        anHourAgo(serial);
        String first = proposedBy("anna", serial);
        Doors.resume(serial).statusCode(200);
        decide("bert", first, "approval").statusCode(409).body("type", containsString("proposal-outdated"));
        String since = Doors.hold(serial).statusCode(200).extract().path("heldSince");

        decide("bert", first, "approval")
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:proposal-outdated"), "detail", containsString("another hold"));
        get(serial).body("state", equalTo("ON_HOLD"), "heldSince", equalTo(since));
        stateOf(first).body("state", equalTo("OPEN"));
        assertThat(history(serial)).doesNotContain("bert certificate.resume done");

        String second = proposedBy("anna", serial);
        assertThat(second).isNotEqualTo(first);
        stateOf(second).body("parameters.heldSince", notNullValue());
        decide("bert", second, "approval").statusCode(200);
        get(serial).body("state", equalTo("VALID"));
    }

    /** Holds are told apart by the second, and a test has no time to wait for one. */
    private void anHourAgo(String serial) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update certificate set revoked_at = revoked_at - interval '1 hour' where serial = ?")) {
            update.setString(1, serial);
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private static ValidatableResponse stateOf(String proposal) {
        return Caller.operator(
                "carl", () -> given().get("/admin/approvals/{id}", proposal).then());
    }

    @Test
    void anUnknownProposalIsNotFound() {
        decide("bert", "00000000-0000-0000-0000-000000000001", "approval").statusCode(404);
        decide("bert", "x", "approval").statusCode(400).body("field", equalTo("id"));
    }

    // ---- invalidity date and successor

    @Test
    void aRevocationTellsWhenTheKeyWentBad() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        var date = certificate.getNotBefore().toInstant();

        revoke(Doors.serial(certificate), Map.of("reason", "keyCompromise", "invalidityDate", date.toString()))
                .statusCode(200)
                .body("invalidityDate", equalTo(date.toString()));

        assertThat(openSslOnCrl()).contains("Invalidity Date");
        assertThat(openSslAsksOcsp(certificate)).contains("Reason: keyCompromise");
    }

    @ParameterizedTest
    @CsvSource({"2999-01-01T00:00:00Z", "1999-01-01T00:00:00Z", "yesterday", "2030-01-01"})
    void aKeyDoesNotGoBadInTheFutureNorBeforeItsCertificate(String date) {
        String serial = fresh();

        revoke(serial, Map.of("reason", "keyCompromise", "invalidityDate", date))
                .statusCode(400)
                .body("field", equalTo("invalidityDate"), "detail", containsString("expected a time"));

        get(serial).body("state", equalTo("VALID"));
    }

    @Test
    void aSupersededCertificateNamesItsSuccessor() throws Exception {
        String old = fresh();
        String successor = fresh();

        revoke(old, Map.of("reason", "superseded", "successor", old)).statusCode(400);
        revoke(old, Map.of("reason", "superseded", "successor", "0102")).statusCode(400);
        revoke(old, Map.of("reason", "keyCompromise", "successor", successor))
                .statusCode(400)
                .body("field", equalTo("successor"));
        revoke(old, Map.of("reason", "superseded", "successor", successor)).statusCode(200);

        assertThat(history(old)).contains("registration-authority certificate.revoke done-superseded-by-" + successor);
    }

    // ---- the independent judge

    @Test
    void openSslSeesTheHoldAndItsEnd() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        String serial = Doors.serial(certificate);
        Doors.hold(serial).statusCode(200);

        assertThat(openSslAsksOcsp(certificate))
                .contains("Response verify OK")
                .contains("certificate.pem: revoked")
                .contains("Reason: certificateHold");
        assertThat(entry(serial)).contains("Certificate Hold");

        Doors.resume(serial).statusCode(200);

        assertThat(openSslAsksOcsp(certificate)).contains("certificate.pem: good");
        assertThat(openSslOnCrl()).doesNotContainIgnoringCase(serial);
    }

    private String entry(String serial) throws Exception {
        String crl = openSslOnCrl();
        int at = crl.toLowerCase(java.util.Locale.ROOT).indexOf(serial);
        assertThat(at).isPositive();
        int next = crl.indexOf("Serial Number:", at);
        return crl.substring(at, next < 0 ? crl.length() : next);
    }

    private String openSslOnCrl() throws Exception {
        scopes.all().forEach(issueCrl::issueAfterChange);
        var openSsl = new OpenSsl(folder);
        openSsl.file("issuing.crl", Doors.download("/crl/issuing.crl"));
        return openSsl.run("crl", "-inform", "DER", "-in", "issuing.crl", "-noout", "-text")
                .text();
    }

    private String openSslAsksOcsp(X509Certificate certificate) throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.pem("root.pem", "CERTIFICATE", Doors.download("/ca/root.cer"));
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/issuing.cer"));
        openSsl.pem("certificate.pem", "CERTIFICATE", certificate.getEncoded());
        return openSsl.run(
                        "ocsp",
                        "-sha256",
                        "-issuer",
                        "issuing.pem",
                        "-cert",
                        "certificate.pem",
                        "-url",
                        "http://localhost:" + RestAssured.port + "/ocsp",
                        "-CAfile",
                        "root.pem",
                        "-verify_other",
                        "issuing.pem")
                .text();
    }

    private List<String> history(String serial) throws Exception {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select actor, action, outcome from audit_record where subject = ? order by id")) {
            query.setString(1, serial);
            var rows = query.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
            return found;
        }
    }
}
