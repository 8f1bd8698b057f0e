package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** The JSON mirror for clients that name themselves by HTTP Basic or by an HMAC over the request. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class JsonAuthenticationApiTest {
    @TestHTTPResource
    URI gateway;

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    @Inject
    DataSource database;

    private final String name = "Shop " + UUID.randomUUID();
    private final String apId = "http://operator.example/kiuru-" + UUID.randomUUID();
    private RegisterProvider.Secrets secrets;
    private KiuruClient client;
    private TestUsers.User user;
    private String request;

    @BeforeEach
    void aProviderAndAUser() {
        secrets = registered(apId, name);
        client = new KiuruClient(gateway.getAuthority(), "/restapi");
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        user = users.active();
        request = KiuruClient.signature(user.msisdn().value(), "Sign é me");
    }

    private RegisterProvider.Secrets registered(String id, String called) {
        return registerProvider.register("test", id, called, EnumSet.allOf(KeyPurpose.class), Optional.empty());
    }

    private static String date(Duration ago) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minus(ago).atOffset(ZoneOffset.UTC));
    }

    private String hmac(String date) {
        return client.hmac(apId, secrets.hmacKey().toArray(), date, request);
    }

    private static void isAccepted(ValidatableResponse answer) {
        answer.statusCode(200).body("MSS_SignatureResp.Status.StatusCode.Value", equalTo("100"));
    }

    private void isRefused(ValidatableResponse answer) {
        String body = answer.statusCode(500)
                .body("Fault.Code.SubCode.Value", equalTo("_104"))
                .extract()
                .asString();
        assertThat(body).doesNotContain(secrets.password(), "Sign", name, apId);
        assertThat(phones.prompts).doesNotContainKey(user.iccid());
        assertThat(transactionsOfTheUser()).isZero();
    }

    private long transactionsOfTheUser() {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select count(*) from signature_transaction where msisdn = ?")) {
            query.setString(1, user.msisdn().value());
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nameAndPasswordAreEnoughWithoutApInfo() {
        client.post(KiuruClient.basic(name, secrets.password()), request)
                .statusCode(200)
                .body("MSS_SignatureResp.Status.StatusCode.Value", equalTo("100"))
                .body("MSS_SignatureResp.AP_Info.AP_ID", equalTo(apId))
                .body("MSS_SignatureResp.AP_Info.AP_TransID", startsWith("A"))
                .body(
                        "MSS_SignatureResp.MobileUser.MSISDN",
                        equalTo(user.msisdn().value()));
    }

    @Test
    void theApIdServesAsTheUserToo() {
        isAccepted(client.post(KiuruClient.basic(apId, secrets.password()), request));
    }

    @Test
    void aMessageWithoutApInfoIsTakenAtAll() {
        isAccepted(client.post(KiuruClient.basic(name, secrets.password()), request.replace(",\"AP_Info\":{}", "")));
    }

    @Test
    void theTransactionCanBeAskedForWithoutApInfo() {
        var basic = KiuruClient.basic(name, secrets.password());
        String id = client.post(basic, request).extract().path("MSS_SignatureResp.MSSP_TransID");
        users.signs(user, id);

        client.post(basic, "{\"MSS_StatusReq\":{\"MSSP_TransID\":\"" + id + "\"}}")
                .statusCode(200)
                .body("MSS_StatusResp.Status.StatusCode.Value", equalTo("502"));
    }

    @Test
    void aProfileQueryWithoutParamsHasTheCertificates() {
        client.post(
                        KiuruClient.basic(name, secrets.password()),
                        "{\"MSS_ProfileReq\":{\"MobileUser\":{\"MSISDN\":\""
                                + user.msisdn().value() + "\"}}}")
                .statusCode(200)
                .body(
                        "MSS_ProfileResp.Status.StatusDetail.ProfileQueryExtension.MobileUserCertificate[0].X509Certificate",
                        not(hasSize(0)));
    }

    @Test
    void aNameThatTwoProvidersHaveIsRefusedAndTheirApIdsAreNot() {
        registered(apId + "-2", name);

        isRefused(client.post(KiuruClient.basic(name, secrets.password()), request));
        isAccepted(client.post(KiuruClient.basic(apId, secrets.password()), request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "x:y"})
    void aWrongPasswordIsRefused(String password) {
        isRefused(client.post(KiuruClient.basic(name, password), request));
        isRefused(client.post(KiuruClient.basic("Nobody " + apId, secrets.password()), request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic !",
                "Basic bm9jb2xvbg==",
                "Basic /zo=",
                "Basic AGE6Yg==",
                "Bearer abc",
                "Digest username=\"a\"",
                "Basic YTo= YTo="
            })
    void whatIsNoHttpBasicIsRefused(String authorization) {
        isRefused(client.post(authorization, request));
    }

    @Test
    void anApIdInTheMessageThatIsNotTheCallersIsRefused() {
        registered(apId + "-other", "Other");

        isRefused(client.post(
                KiuruClient.basic(name, secrets.password()),
                request.replace(
                        "\"AP_Info\":{}", "\"AP_Info\":{\"AP_ID\":\"" + apId + "-other\",\"AP_TransID\":\"A1\"}")));
    }

    @Test
    void anApInfoThatNamesTheCallerStillNamesItsTransaction() {
        client.post(
                        KiuruClient.basic(name, secrets.password()),
                        request.replace("\"AP_Info\":{}", "\"AP_Info\":{\"AP_ID\":\"" + apId + "\"}"))
                .statusCode(500)
                .body("Fault.Code.SubCode.Value", equalTo("_102"));
    }

    @Test
    void anHmacOverTheRequestNamesTheCaller() {
        String now = date(Duration.ZERO);

        isAccepted(client.post(hmac(now), now, request));
    }

    @Test
    void theLettersOfTheKeysBase64AreTheKeyToo() {
        String now = date(Duration.ZERO);
        byte[] letters = secrets.hmacKey().toBase64().getBytes(StandardCharsets.US_ASCII);

        isAccepted(client.post(client.hmac(apId, letters, now, request), now, request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-4M", "PT4M"})
    void aClockThatIsALittleOffIsTaken(Duration ago) {
        isAccepted(client.post(hmac(date(ago)), date(ago), request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-6M", "PT6M", "P400D"})
    void aRequestFromAnotherTimeIsRefused(Duration ago) {
        String then = date(ago);

        isRefused(client.post(hmac(then), then, request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-25T04:00:00Z", "0"})
    void aDateThatIsNoneIsRefused(String date) {
        isRefused(client.post(hmac(date), date, request));
    }

    @Test
    void whoSendsARequestWithItsHmacOnceMoreGetsNoSecondTransaction() {
        String now = date(Duration.ZERO);
        String first = client.post(hmac(now), now, request).extract().path("MSS_SignatureResp.MSSP_TransID");

        client.post(hmac(now), now, request).body("MSS_SignatureResp.MSSP_TransID", equalTo(first));

        assertThat(transactionsOfTheUser()).isOne();
    }

    @Test
    void anHmacCoversDateHostPathAndBody() {
        String now = date(Duration.ZERO);
        String before = date(Duration.ofMinutes(1));
        byte[] key = secrets.hmacKey().toArray();
        var elsewhere = new KiuruClient("mssp.example", "/restapi");
        var otherPath = new KiuruClient(client.host(), "/rest/service");

        isRefused(client.post(hmac(before), now, request));
        isRefused(client.post(elsewhere.hmac(apId, key, now, request), now, request));
        isRefused(client.post(otherPath.hmac(apId, key, now, request), now, request));
        isRefused(client.post(hmac(now), now, request.replace("me", "you")));
        isRefused(client.post(hmac(now), now, request + " "));
        isRefused(client.post(hmac(now), request));
        isAccepted(otherPath.post(otherPath.hmac(apId, key, now, request), now, request));
    }

    @Test
    void anotherProvidersKeyIsRefused() {
        String now = date(Duration.ZERO);
        var other = registered(apId + "-other", "Other");

        isRefused(client.post(client.hmac(apId, other.hmacKey().toArray(), now, request), now, request));
    }

    @Test
    void aHeaderThatStandsThereTwiceIsRefused() {
        String now = date(Duration.ZERO);
        var basic = KiuruClient.basic(name, secrets.password());

        isRefused(given().header("Authorization", basic, basic)
                .body(request)
                .post("/restapi")
                .then());
        isRefused(given().header("Authorization", hmac(now))
                .header("Date", now, now)
                .body(request)
                .post("/restapi")
                .then());
    }
}
