package org.openmss.ca.issuance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.ca.Card;
import org.openmss.ca.ChainJudges;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(IssuanceForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class IssuanceApiTest {
    @Inject
    DataSource database;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    void openSslAcceptsTheChainStrictly(KeyPurpose purpose) throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("leaf.der", Doors.certificate(purpose).getEncoded());
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/issuing.cer"));
        openSsl.pem("root.pem", "CERTIFICATE", Doors.download("/ca/root.cer"));

        var verdict = openSsl.run(
                "verify",
                "-x509_strict",
                "-check_ss_sig",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                "leaf.der");

        assertThat(verdict.text()).contains("leaf.der: OK");
        assertThat(verdict.status()).isZero();
    }

    @Test
    void theSubjectIsEncodedAsTheProfileSays() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("leaf.der", Doors.certificate(KeyPurpose.SIGNATURE).getEncoded());

        var text = openSsl.run(
                        "x509",
                        "-in",
                        "leaf.der",
                        "-noout",
                        "-subject",
                        "-nameopt",
                        "multiline,show_type,utf8,-esc_msb")
                .text();

        assertThat(text.lines().skip(1).map(line -> line.replaceAll("\\s+", " ").strip()))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("countryName = PRINTABLESTRING:IS"),
                        line -> assertThat(line).startsWith("serialNumber = PRINTABLESTRING:"),
                        line -> assertThat(line).isEqualTo("commonName = UTF8STRING:Þórunn Æsa Jónsdóttir"),
                        line -> assertThat(line).isEqualTo("givenName = UTF8STRING:Þórunn Æsa"),
                        line -> assertThat(line).isEqualTo("surname = UTF8STRING:Jónsdóttir"));
    }

    @ParameterizedTest
    @CsvSource({"AUTHENTICATION, 0403020780", "SIGNATURE, 0403020640"})
    void eachProfileHasItsOneKeyUsage(KeyPurpose purpose, String extension) {
        var certificate = Doors.certificate(purpose);

        assertThat(HexFormat.of().formatHex(certificate.getExtensionValue("2.5.29.15")))
                .endsWith(extension.substring(2));
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactly("2.5.29.15");
        assertThat(certificate.getNonCriticalExtensionOIDs())
                .isEqualTo(Set.of("2.5.29.35", "2.5.29.14", "2.5.29.32", "2.5.29.31", "1.3.6.1.5.5.7.1.1"));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void aCertificateLeadsToItsCrlItsIssuerAndItsResponder() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("leaf.der", Doors.certificate(KeyPurpose.SIGNATURE).getEncoded());

        var text = openSsl.run("x509", "-in", "leaf.der", "-noout", "-text").text();

        assertThat(text)
                .contains("URI:http://localhost:8083/crl/issuing.crl")
                .contains("CA Issuers - URI:http://localhost:8083/ca/issuing.cer")
                .contains("OCSP - URI:http://localhost:8083/ocsp")
                .contains("Policy: 2.999.1.2")
                .contains("CPS: http://localhost:8083/cps")
                .contains("Policy: 0.4.0.2042.1.2");
    }

    @Test
    void aSerialHasTwentyOctetsAndIsShownInHex() {
        var answer = Doors.issue(new Card().request(KeyPurpose.SIGNATURE)).statusCode(201);
        var certificate = Doors.certificate(answer);

        assertThat(certificate.getSerialNumber().toByteArray()).hasSize(20);
        assertThat(certificate.getSerialNumber().signum()).isPositive();
        answer.body("serial", equalTo(Doors.serial(certificate)), "state", equalTo("VALID"), "chain", hasSize(2));
    }

    @Test
    void aSerialNumberOfAKnownFormIsExplainedInTheCertificate() throws Exception {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        Card.part(request, "subject").put("serialNumber", "PNOIS-" + UUID.randomUUID());

        var certificate = Doors.certificate(Doors.issue(request).statusCode(201));

        assertThat(HexFormat.of().formatHex(certificate.getExtensionValue("1.3.6.1.5.5.7.1.3")))
                .isEqualTo("04193017301506082b06010505070b023009060704008bec490101");
    }

    @Test
    void theSameRequestAgainGivesTheSameCertificate() {
        var card = new Card();
        var first = Doors.issue(card.request(
                        KeyPurpose.SIGNATURE,
                        "again-" + card.publicKey().sha256().toHex()))
                .statusCode(201);

        var again = Doors.issue(card.request(
                        KeyPurpose.SIGNATURE,
                        "again-" + card.publicKey().sha256().toHex()))
                .statusCode(200);

        assertThat(Doors.certificate(again)).isEqualTo(Doors.certificate(first));
    }

    @Test
    void theSameRequestManyTimesAtOnceGivesOneCertificate() throws Exception {
        var card = new Card();
        var request = card.request(KeyPurpose.AUTHENTICATION);
        List<Callable<X509Certificate>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> Doors.certificate(Doors.issue(request)));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            var certificates = threads.invokeAll(calls);
            assertThat(certificates)
                    .extracting(Future::get)
                    .containsOnly(certificates.getFirst().get());
        }
    }

    @Test
    void aRequestIdWithOtherContentIsRefused() {
        var card = new Card();
        String id = UUID.randomUUID().toString();
        Doors.issue(card.request(KeyPurpose.SIGNATURE, id)).statusCode(201);
        var other = card.request(KeyPurpose.SIGNATURE, id);
        Card.part(other, "subject").put("surname", "Other");

        Doors.issue(other).statusCode(409).body("type", equalTo("urn:mss:problem:request-id-used"));
    }

    @Test
    void aCrashBetweenRecordAndSignatureIsHealedByTheSameRequest() throws Exception {
        var card = new Card();
        var request = card.request(KeyPurpose.SIGNATURE);
        var before = Doors.certificate(Doors.issue(request).statusCode(201));
        forgetRelease(Doors.serial(before));
        given().get("/certificates/{serial}", Doors.serial(before)).then().statusCode(404);

        var after = Doors.certificate(Doors.issue(request).statusCode(200));

        // the same certificate, whose signature may be another one: ECDSA draws a number for each
        assertThat(after.getTBSCertificate()).isEqualTo(before.getTBSCertificate());
        given().get("/certificates/{serial}", Doors.serial(before)).then().statusCode(200);
    }

    @Test
    void aProofThatDoesNotVerifyIsRefused() {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        Card.part(request, "proof").put("nonce", Bytes.of(new byte[32]).toBase64());

        Doors.issue(request).statusCode(422).body("type", equalTo("urn:mss:problem:bad-proof"));
    }

    @Test
    void aProofForAnotherPurposeIsRefused() {
        var request = new Card().request(KeyPurpose.AUTHENTICATION);
        request.put("profile", "signature");

        Doors.issue(request).statusCode(422).body("type", equalTo("urn:mss:problem:bad-proof"));
    }

    @Test
    void aProofServesOneRequest() {
        var card = new Card();
        Doors.issue(card.request(KeyPurpose.SIGNATURE)).statusCode(201);

        Doors.issue(card.request(KeyPurpose.SIGNATURE))
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:proof-reused"));
    }

    @Test
    void aKeyIsCertifiedAgainForTheSamePersonWithAFreshProof() {
        var card = new Card();
        Doors.issue(card.request(KeyPurpose.SIGNATURE)).statusCode(201);

        Doors.issue(card.challenged().request(KeyPurpose.SIGNATURE)).statusCode(201);
    }

    @Test
    void aKeyIsNotCertifiedForAnotherPurpose() {
        var card = new Card();
        Doors.issue(card.request(KeyPurpose.SIGNATURE)).statusCode(201);

        Doors.issue(card.challenged().request(KeyPurpose.AUTHENTICATION))
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:key-already-certified"));
    }

    @Test
    void aKeyIsNotCertifiedForAnotherSubject() {
        var card = new Card();
        Doors.issue(card.request(KeyPurpose.SIGNATURE)).statusCode(201);
        var other = card.challenged().request(KeyPurpose.SIGNATURE);
        Card.part(other, "subject").put("serialNumber", "somebody-else");

        Doors.issue(other).statusCode(409).body("type", equalTo("urn:mss:problem:key-already-certified"));
    }

    @Test
    void aCompromisedKeyIsNotCertifiedAgain() {
        var card = new Card();
        var certificate = Doors.certificate(
                Doors.issue(card.request(KeyPurpose.SIGNATURE)).statusCode(201));
        Doors.revoke(Doors.serial(certificate), "keyCompromise").statusCode(200);

        Doors.issue(card.challenged().request(KeyPurpose.SIGNATURE))
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:key-compromised"));
    }

    @ParameterizedTest
    @MethodSource
    void eachKindOfKeyIsCertifiedAndAcceptedByTheJudges(KeyPair keys) throws Exception {
        var certificate = Doors.certificate(
                Doors.issue(new Card(keys).request(KeyPurpose.SIGNATURE)).statusCode(201));

        assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
        ChainJudges.agree(folder, certificate);
    }

    static Stream<KeyPair> eachKindOfKeyIsCertifiedAndAcceptedByTheJudges() {
        return Stream.of(Card.key("secp384r1"), Card.key("secp521r1"), Card.rsa(2048), Card.rsa(3072), Card.rsa(4096));
    }

    @Test
    void aProofByAnotherRsaKeyIsRefused() {
        var request = new Card(Card.rsa(2048)).request(KeyPurpose.SIGNATURE);
        var other = new Card(Card.rsa(2048)).request(KeyPurpose.SIGNATURE);
        Card.part(request, "proof").put("signature", Card.part(other, "proof").get("signature"));

        Doors.issue(request).statusCode(422).body("type", equalTo("urn:mss:problem:bad-proof"));
    }

    @Test
    void aKeyOnTheListOfWeakKeysIsRefused() {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        request.put("publicKey", ConfigProvider.getConfig().getValue(IssuanceForTests.WEAK_KEY, String.class));

        Doors.issue(request)
                .statusCode(422)
                .body("type", equalTo("urn:mss:problem:weak-key"), "detail", containsString("USR-9"));
    }

    @Test
    void aPointOffTheCurveIsRefused() {
        var card = new Card();
        var request = card.request(KeyPurpose.SIGNATURE);
        byte[] key = card.publicKey().toArray();
        key[key.length - 1] ^= 1;
        request.put("publicKey", Base64.getEncoder().encodeToString(key));

        Doors.issue(request)
                .statusCode(400)
                .body("field", equalTo("publicKey"), "detail", containsString("not on P-256"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "countryName|is",
                "countryName|UU",
                "countryName|ISL",
                "givenName|''",
                "givenName|' Anna'",
                "givenName|01234567890123456789012345678901234567890123456789012345678901234",
                "surname|a\u0301",
                "surname|a\u0007b",
                "surname|a\u200bb",
                "serialNumber|Jónsson",
                "serialNumber|TAXIS-1"
            })
    void aNameThatTheProfileDoesNotAllowIsRefused(String attribute, String value) {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        Card.part(request, "subject").put(attribute, value);

        Doors.issue(request)
                .statusCode(400)
                .body("type", equalTo("urn:mss:problem:invalid-field"), "field", equalTo("subject"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestId", "profile", "subject", "publicKey", "proof"})
    void aMissingMemberIsNamed(String member) {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        request.remove(member);

        Doors.issue(request).statusCode(400).body("field", equalTo(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registrationId", "iccid", "nonce", "signature"})
    void aMissingPartOfTheProofIsNamed(String member) {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        Card.part(request, "proof").remove(member);

        Doors.issue(request).statusCode(400).body("field", equalTo("proof." + member));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"requestId\":\"a\",\"requestId\":\"b\"}",
                "{\"extra\":1}",
                "{\"requestId\":1}"
            })
    void whatIsNoRequestIsRefused(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/certificates")
                .then()
                .statusCode(400);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        given().contentType("application/json")
                .body("{\"requestId\":\"" + "x".repeat(70_000) + "\"}")
                .post("/certificates")
                .then()
                .statusCode(413);
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "Bearer")
    void aTokenDoesNotOpenTheDoorOfAService() {
        Doors.issue(new Card().request(KeyPurpose.SIGNATURE)).statusCode(401);
    }

    @Test
    @TestSecurity(user = "mssp-gateway", roles = "mssp-gateway", authMechanism = "X509")
    void anotherServiceDoesNotIssue() {
        Doors.issue(new Card().request(KeyPurpose.SIGNATURE)).statusCode(403);
    }

    @Test
    @TestSecurity
    void aStrangerDoesNotIssue() {
        Doors.issue(new Card().request(KeyPurpose.SIGNATURE)).statusCode(401);
    }

    @Test
    void whatWasDoneAndWhatWasRefusedIsOnRecord() throws Exception {
        var card = new Card();
        var certificate = Doors.certificate(
                Doors.issue(card.request(KeyPurpose.SIGNATURE)).statusCode(201));
        String refused = UUID.randomUUID().toString();
        Doors.issue(card.request(KeyPurpose.SIGNATURE, refused)).statusCode(409);

        assertThat(audited(Doors.serial(certificate)))
                .containsExactly("certificate.prepare done", "certificate.issue done");
        assertThat(audited(refused)).containsExactly("certificate.issue proof-reused");
    }

    private List<String> audited(String subject) throws Exception {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select action || ' ' || outcome from audit_record where subject = ? order by id")) {
            query.setString(1, subject);
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private void forgetRelease(String serial) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var update = connection.prepareStatement(
                        "update certificate set state = 'PREPARED', certificate = null, released_at = null where serial = ?")) {
            statement.execute("alter table certificate disable trigger certificate_status_news");
            update.setString(1, serial);
            assertThat(update.executeUpdate()).isOne();
            statement.execute("alter table certificate enable trigger certificate_status_news");
        }
    }

    @Test
    void theDescriptionOfAnErrorNamesNobody() {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        Card.part(request, "subject").put("serialNumber", "Jónsson");

        assertThat(Doors.issue(request).extract().asString())
                .doesNotContain("Jónsson")
                .doesNotContain("Þórunn");
    }
}
