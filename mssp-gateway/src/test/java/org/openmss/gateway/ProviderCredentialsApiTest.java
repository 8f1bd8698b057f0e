package org.openmss.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.Doors.Answer;
import org.openmss.gateway.TestInfrastructure.Client;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.testkit.PostgresForTests;

/** What an application provider signs in with, from the operator's desk to the doors, through the real TLS door. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
@QuarkusTestResource(TestInfrastructure.class)
class ProviderCredentialsApiTest {
    @TestHTTPResource(value = "/", tls = true)
    URI gateway;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    @Inject
    DataSource database;

    private final String apId = "http://operator.example/shop-" + UUID.randomUUID();
    private final Client shop = TestInfrastructure.client("OU=application provider,CN=Corner Shop");
    private TestUsers.User user;
    private String password;

    @BeforeEach
    void aProviderWithACertificate() throws IOException {
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        user = users.active();
        password = registered(apId, shop).text("password");
    }

    private Doors stranger() {
        return new Doors(gateway, null, null);
    }

    private Doors operator() {
        return stranger().asOperator();
    }

    /** An AP_ID is a URI, so its slashes are percent-encoded in a path. */
    private static String aps(String id) {
        return "/aps/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private Answer registered(String id, Client certificate) throws IOException {
        var answer = register(id, certificate.pem());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private Answer register(String id, String pem) throws IOException {
        return operator()
                .post(
                        "/aps",
                        json(Map.of(
                                "apId",
                                id,
                                "name",
                                "Corner Shop",
                                "profiles",
                                List.of("signature"),
                                "clientCertificate",
                                pem)));
    }

    private Answer addCertificate(String id, String pem) throws IOException {
        return operator().post(aps(id) + "/client-certificates", json(Map.of("certificate", pem)));
    }

    private static String json(Map<String, ?> members) throws IOException {
        return new ObjectMapper().writeValueAsString(members);
    }

    private Answer sign(Doors caller) throws IOException {
        return caller.post(
                "/v1/signatures",
                json(Map.of(
                        "msisdn",
                        user.msisdn().value(),
                        "text",
                        "Pay 20 EUR",
                        "profile",
                        "signature",
                        "format",
                        "CMS",
                        "timeout",
                        "PT60S",
                        "apTransactionId",
                        "T" + UUID.randomUUID())));
    }

    private Answer signBySoap(Doors caller, String id, String apPwd) throws IOException {
        return caller.post(
                "/soap/services/MSS_SignaturePort",
                """
                <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><MSS_Signature><mss:MSS_SignatureReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MessagingMode="asynchClientServer" TimeOut="60"><mss:AP_Info AP_ID="%s" AP_TransID="A1" %s Instant="2026-11-24T05:00:00Z"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info><mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser><mss:DataToBeSigned MimeType="text/plain" Encoding="UTF-8">x</mss:DataToBeSigned></mss:MSS_SignatureReq></MSS_Signature></e:Body></e:Envelope>""".formatted(id, apPwd, user.msisdn().value()),
                "application/soap+xml");
    }

    @Test
    void itsCertificateAloneLetsAProviderAskAndPoll() throws IOException {
        var asked = sign(stranger().showing(shop));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        users.signs(user, asked.text("id"));

        var answer = stranger().showing(shop).get("/v1/signatures/" + asked.text("id"));

        assertThat(answer.text("state")).isEqualTo("SIGNED");
    }

    @Test
    void aCertificateOfTheSameCaThatIsRegisteredForNobodyIsRefused() throws IOException {
        var namesake = TestInfrastructure.client("OU=application provider,CN=Corner Shop");

        assertThat(sign(stranger().showing(namesake)).status()).isEqualTo(401);
    }

    @Test
    void aCertificateShowsItsOwnProvidersTransactionsAlone() throws IOException {
        var bank = TestInfrastructure.client("CN=Bank");
        registered("bank-" + UUID.randomUUID(), bank);
        String id = sign(stranger().showing(shop)).text("id");

        assertThat(stranger().showing(bank).get("/v1/signatures/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void anExpiredCertificateDoesNotPassTheTlsDoor() {
        var late = TestInfrastructure.expiredClient("CN=Late Shop");

        assertThatThrownBy(() -> sign(stranger().showing(late))).isInstanceOf(IOException.class);
    }

    @Test
    void aCertificateThatHasExpiredSinceItsRegistrationNamesNobody() throws Exception {
        execute("update client_certificate set not_after = now() - interval '1 second' where ap_id = '" + apId + "'");

        assertThat(sign(stranger().showing(shop)).status()).isEqualTo(401);
        assertThat(signBySoap(stranger().showing(shop), apId, "AP_PWD=\"not-needed\"")
                        .body())
                .contains(">mss:_104<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration-authority", "handset-simulator", "mssp-gateway"})
    void aServicesCertificateIsNoProviders(String service) throws IOException {
        var peer = TestInfrastructure.client("CN=" + service);

        assertThat(sign(stranger().showing(peer)).status()).isEqualTo(401);
        assertThat(signBySoap(stranger().showing(peer), apId, "AP_PWD=\"not-needed\"")
                        .body())
                .contains(">mss:_104<");
    }

    @Test
    void aProvidersCertificateOpensNoServicesDoor() throws IOException {
        var caller = stranger().showing(shop);
        String subscriber = "/subscribers/" + user.id();

        assertThat(caller.get(subscriber).status()).isEqualTo(403);
        assertThat(caller.post(subscriber + "/revocation", "{}").status()).isEqualTo(403);
        assertThat(caller.post("/handset/answers", "{}").status()).isEqualTo(403);
        assertThat(caller.post("/handset/keys", "{}").status()).isEqualTo(403);
        assertThat(caller.get("/aps").status()).isEqualTo(401);
        assertThat(stranger()
                        .showing(TestInfrastructure.client("CN=registration-authority"))
                        .get(subscriber)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPasswordBesideACertificateMustNameTheSameProvider() throws IOException {
        String otherId = "bank-" + UUID.randomUUID();
        String otherPassword =
                registered(otherId, TestInfrastructure.client("CN=Bank")).text("password");
        var caller = stranger().showing(shop);

        assertThat(sign(caller.withPassword(apId, password)).status()).isEqualTo(201);
        assertThat(sign(caller.withPassword(otherId, otherPassword)).status()).isEqualTo(401);
        assertThat(sign(caller.withPassword(apId, "wrong")).status()).isEqualTo(401);
    }

    @Test
    void aCertificateThatIsNobodysNeitherHelpsNorHarmsAPassword() throws IOException {
        var caller = stranger().showing(TestInfrastructure.client("CN=ap-sample"));

        assertThat(sign(caller.withPassword(apId, password)).status()).isEqualTo(201);
        assertThat(sign(caller.withPassword(apId, "wrong")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AP_PWD=\"not-needed\"", "AP_PWD=\"\""})
    void bySoapACertificateStandsForThePassword(String apPwd) throws IOException {
        assertThat(signBySoap(stranger().showing(shop), apId, apPwd).body()).contains("Value=\"100\"");
    }

    @Test
    void bySoapTheAttributeApPwdIsRequiredAllTheSame() throws IOException {
        assertThat(signBySoap(stranger().showing(shop), apId, "").body()).contains(">mss:_102<");
    }

    @Test
    void bySoapTheApIdMustBeTheCertificates() throws IOException {
        String otherId = "bank-" + UUID.randomUUID();
        String otherPassword =
                registered(otherId, TestInfrastructure.client("CN=Bank")).text("password");

        assertThat(signBySoap(stranger().showing(shop), otherId, "AP_PWD=\"" + otherPassword + "\"")
                        .body())
                .contains(">mss:_104<")
                .contains("not registered for this AP_ID");
    }

    @Test
    void bySoapACertificateThatIsNobodysNeedsThePassword() throws IOException {
        var caller = stranger().showing(TestInfrastructure.client("CN=nobody"));

        assertThat(signBySoap(caller, apId, "AP_PWD=\"not-needed\"").body()).contains(">mss:_104<");
        assertThat(signBySoap(caller, apId, "AP_PWD=\"" + password + "\"").body())
                .contains("Value=\"100\"");
    }

    @Test
    void theNextCertificateWorksBesideTheFirstUntilThatIsWithdrawn() throws IOException {
        var next = TestInfrastructure.client("CN=Corner Shop");
        var added = addCertificate(apId, next.pem());
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(sign(stranger().showing(shop)).status()).isEqualTo(201);
        String first = operator().get(aps(apId)).json().at("/clientCertificates").findValuesAsText("sha256").stream()
                .filter(sha256 -> !sha256.equals(added.text("sha256")))
                .findFirst()
                .orElseThrow();

        assertThat(operator()
                        .delete(aps(apId) + "/client-certificates/" + first)
                        .status())
                .isEqualTo(204);

        users.answers(openPrompt(), new SignatureFailure.UserCancelled());
        assertThat(sign(stranger().showing(shop)).status()).isEqualTo(401);
        assertThat(sign(stranger().showing(next)).status()).isEqualTo(201);
        assertThat(operator()
                        .delete(aps(apId) + "/client-certificates/" + first)
                        .text("type"))
                .isEqualTo("urn:mss:problem:unknown-certificate");
    }

    private String openPrompt() {
        return phones.prompts.get(user.iccid()).id();
    }

    @Test
    void aThirdCertificateIsOneTooMany() throws IOException {
        assertThat(addCertificate(apId, TestInfrastructure.client("CN=2").pem()).status())
                .isEqualTo(201);

        var third = addCertificate(apId, TestInfrastructure.client("CN=3").pem());

        assertThat(third.status()).isEqualTo(409);
        assertThat(third.text("type")).isEqualTo("urn:mss:problem:too-many-certificates");
    }

    @Test
    void aCertificateNamesOneProviderAlone() throws IOException {
        String otherId = "bank-" + UUID.randomUUID();

        var refused = register(otherId, shop.pem());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:mss:problem:certificate-taken");
        assertThat(operator().get("/aps/" + otherId).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=registration-authority",
                "CN=Shop,CN=Handset-Simulator",
                "O=Shop,CN=Shop+CN=mssp-gateway",
                "OU=application provider,CN= certificate-authority "
            })
    void aCertificateWithAServicesNameIsRegisteredForNobody(String subject) throws IOException {
        var refused = addCertificate(apId, TestInfrastructure.client(subject).pem());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).contains("service of the mesh");
    }

    @Test
    void whatIsNoUsableCertificateIsSaidToBeSo() throws IOException {
        assertThat(addCertificate(apId, "nonsense").text("detail")).contains("one certificate as PEM");
        assertThat(addCertificate(apId, shop.pem() + shop.pem()).text("detail")).contains("one certificate as PEM");
        assertThat(addCertificate(apId, shop.pem().replace("M", "_")).status()).isEqualTo(400);
        assertThat(addCertificate(apId, TestInfrastructure.caPem()).text("detail"))
                .contains("CA's certificate");
        assertThat(addCertificate(
                                apId,
                                TestInfrastructure.expiredClient("CN=Late").pem())
                        .text("type"))
                .isEqualTo("urn:mss:problem:certificate-expired");
        assertThat(addCertificate("nobody", TestInfrastructure.client("CN=x").pem())
                        .text("type"))
                .isEqualTo("urn:mss:problem:unknown-ap");
    }

    @Test
    void theHmacKeyIsToldOnceAndRestsEncrypted() throws Exception {
        var answer = registered("bank-" + UUID.randomUUID(), TestInfrastructure.client("CN=Bank"));

        byte[] key = Base64.getDecoder().decode(answer.text("hmacKey"));

        assertThat(key).hasSize(32);
        assertThat(operator().get("/aps/" + answer.text("apId")).body()).doesNotContain(answer.text("hmacKey"));
        assertThat(latin(sealedKey(answer.text("apId")))).doesNotContain(latin(key));
    }

    @Test
    void anOperatorHasANewHmacKeyMade() throws Exception {
        byte[] before = sealedKey(apId);

        var first = operator().post(aps(apId) + "/hmac-key", "");
        var second = operator().post(aps(apId) + "/hmac-key", "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("hmacKey")).isNotEqualTo(second.text("hmacKey"));
        assertThat(sealedKey(apId)).isNotEqualTo(before);
        assertThat(operator().post("/aps/nobody/hmac-key", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"ap.register,done", "ap.certificate.register,done: %", "ap.hmac-key.renew,done"})
    void whatAnOperatorDoesIsOnRecord(String action, String outcome) throws Exception {
        operator().post(aps(apId) + "/hmac-key", "");

        assertThat(records(action, outcome)).isEqualTo(1);
    }

    @Test
    void whatAnOperatorIsRefusedIsOnRecordToo() throws Exception {
        register(apId, TestInfrastructure.client("CN=again").pem());
        operator().delete(aps(apId) + "/client-certificates/" + "0".repeat(64));

        assertThat(records("ap.register", "refused: ap-exists")).isEqualTo(1);
        assertThat(records("ap.certificate.withdraw", "refused: unknown-certificate"))
                .isEqualTo(1);
    }

    @Test
    void credentialsAreAMatterOfOperatorsAlone() throws IOException {
        for (var caller : List.of(
                stranger(),
                stranger().showing(shop),
                stranger().withPassword(apId, password),
                new Doors(gateway, null, "Bearer " + TestInfrastructure.token("auditor")))) {
            assertThat(caller.post(aps(apId) + "/hmac-key", "").status()).isIn(401, 403);
            assertThat(caller.post(aps(apId) + "/client-certificates", "{}").status())
                    .isIn(401, 403);
            assertThat(caller.delete(aps(apId) + "/client-certificates/" + "0".repeat(64))
                            .status())
                    .isIn(401, 403);
        }
    }

    @Test
    void ofTwoOperatorsWithOneApIdOneIsToldThatItIsTaken() throws Exception {
        for (int round = 0; round < 5; round++) {
            String contested = "contested-" + UUID.randomUUID();
            List<Callable<Answer>> rivals = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String pem = TestInfrastructure.client("CN=rival").pem();
                rivals.add(() -> register(contested, pem));
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<Answer>();
                for (var rival : threads.invokeAll(rivals)) {
                    answers.add(rival.get());
                }
                assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
                assertThat(answers)
                        .filteredOn(answer -> answer.status() == 409)
                        .extracting(answer -> answer.text("type"))
                        .containsOnly("urn:mss:problem:ap-exists");
            }
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private byte[] sealedKey(String id) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select hmac_key_sealed from application_provider where ap_id = ?")) {
            query.setString(1, id);
            try (var found = query.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getBytes(1);
            }
        }
    }

    private int records(String action, String outcome) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from audit_record where subject = ?"
                        + " and action = ? and outcome like ? and actor = 'olga'")) {
            query.setString(1, apId);
            query.setString(2, action);
            query.setString(3, outcome);
            try (var found = query.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getInt(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"auditor, 200", "mssp-operator, 403", "ca-auditor, 403"})
    void theAuditTrailIsTheAuditorsAlone(String role, int status) throws IOException {
        var caller = new Doors(gateway, null, "Bearer " + TestInfrastructure.token(role));

        assertThat(caller.get("/audit/records").status()).isEqualTo(status);
    }

    @Test
    void nobodyReadsTheAuditTrailUnasked() throws IOException {
        assertThat(stranger().get("/audit/export").status()).isEqualTo(401);
    }
}
