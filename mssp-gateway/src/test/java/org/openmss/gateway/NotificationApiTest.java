package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.ListeningApplicationProvider.Reply;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.notification.DeliverNotifications;
import org.openmss.gateway.notification.domain.Notifications;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.ExpireTransactions;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** asynchServerServer, from the request to the application provider's own server. The tests say when notifications are delivered. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(value = ListeningApplicationProvider.class, restrictToAnnotatedClass = true)
class NotificationApiTest {
    private static final Pattern TRANSACTION = Pattern.compile("MSSP_TransID=\"(t[0-9a-f]{30})\"");

    @Inject
    RegisterProvider registerProvider;

    @Inject
    DeliverNotifications deliverNotifications;

    @Inject
    Notifications notifications;

    @Inject
    ExpireTransactions expireTransactions;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    @Inject
    DataSource database;

    private String apId;
    private String password;
    private TestUsers.User user;
    private String url;

    @BeforeEach
    void aProviderThatCanBeCalledBack() throws Exception {
        ListeningApplicationProvider.behaviour = ListeningApplicationProvider::receipt;
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        execute("delete from notification");
        aProvider();
        user = users.active();
        url = ListeningApplicationProvider.address() + "/ends?of=shop";
    }

    private void aProvider() throws SQLException {
        apId = "http://operator.example/told-" + UUID.randomUUID();
        password = registerProvider
                .register("test", apId, "Told Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                .password();
        execute("insert into provider_callback values ('" + apId + "', '" + ListeningApplicationProvider.address()
                + "', now())");
    }

    private ValidatableResponse request(String apTransId) {
        String message =
                """
                <mss:MSS_SignatureReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MessagingMode="asynchServerServer" TimeOut="60"><mss:AP_Info AP_ID="%s" AP_TransID="%s" AP_PWD="%s" AP_URL="%s" Instant="2026-11-24T05:00:00Z"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info><mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser><mss:DataToBeSigned MimeType="text/plain" Encoding="UTF-8">Sign me</mss:DataToBeSigned></mss:MSS_SignatureReq>""".formatted(apId, apTransId, password, url, user.msisdn().value());
        return given().contentType("application/soap+xml;charset=UTF-8")
                .body("<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><MSS_Signature>"
                        + message + "</MSS_Signature></e:Body></e:Envelope>")
                .post("/soap/services/MSS_SignaturePort")
                .then();
    }

    private String accepted() {
        return id(request("T" + UUID.randomUUID()));
    }

    private static String id(ValidatableResponse answer) {
        var id = TRANSACTION.matcher(answer.statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"100\""))
                .extract()
                .asString());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private String signed() {
        String id = accepted();
        users.signs(user, id);
        return id;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String sql, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            var found = query.executeQuery();
            return found.next() ? String.valueOf(found.getString(1)) : "nothing";
        }
    }

    private String state(String transaction) throws SQLException {
        return value("select state from notification where transaction_id = ?", transaction);
    }

    @Test
    void theSignatureIsToldAtTheProvidersAddressAndItsReceiptIsRecorded() throws Exception {
        String id = accepted();
        deliverNotifications.deliver();
        assertThat(ListeningApplicationProvider.of(id)).isEmpty();
        users.signs(user, id);

        deliverNotifications.deliver();

        assertThat(ListeningApplicationProvider.of(id)).singleElement().satisfies(told -> {
            assertThat(told.path()).isEqualTo("/mss/ends?of=shop");
            assertThat(told.type()).startsWith("application/soap+xml");
            assertThat(told.body())
                    .contains("<MSS_Notification xmlns=\"\"><mss:MSS_StatusResp ")
                    .contains("http://www.w3.org/2003/05/soap-envelope")
                    .contains("AP_ID=\"" + apId + "\"")
                    .contains("AP_PWD=\"\"")
                    .contains("<mss:MSISDN>" + user.msisdn().value() + "<")
                    .contains("<mss:Base64Signature>")
                    .contains("<mss:StatusCode Value=\"502\"")
                    .doesNotContain(password);
        });
        assertThat(state(id)).isEqualTo("DELIVERED");
        assertThat(value("select ap_status from notification where transaction_id = ?", id))
                .isEqualTo("502");
        assertThat(value("select outcome from audit_record where action = 'notification.receipt' and subject = ?", id))
                .isEqualTo("done, status 502");
        deliverNotifications.deliver();
        assertThat(ListeningApplicationProvider.of(id)).hasSize(1);
    }

    @Test
    void aRefusalIsToldAsAStatusWithTheFaultsCodeAndFinerCode() {
        String id = accepted();
        users.answers(id, new SignatureFailure.UserCancelled());

        deliverNotifications.deliver();

        assertThat(ListeningApplicationProvider.of(id))
                .singleElement()
                .satisfies(told -> assertThat(told.body())
                        .contains("<mss:StatusCode Value=\"401\"><mss:StatusCode Value=\"4011\"")
                        .contains("<mss:StatusMessage>USER_CANCEL<")
                        .doesNotContain("Fault")
                        .doesNotContain("Base64Signature"));
    }

    @Test
    void anExpiryIsTold() throws Exception {
        String id = accepted();
        execute("update signature_transaction set expires_at = now() where id = '" + id + "'");
        expireTransactions.expire();

        deliverNotifications.deliver();

        assertThat(ListeningApplicationProvider.of(id))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("Value=\"208\""));
    }

    @Test
    void aTransactionThatFailsAtOnceIsStillAnsweredWith100AndToldAtTheAddress() {
        phones.next = DeviceChannel.Delivery.UNREACHABLE;

        String id = accepted();

        deliverNotifications.deliver();
        assertThat(ListeningApplicationProvider.of(id))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("Value=\"209\""));
    }

    @Test
    void theSameRequestAgainIsToldOnceAndAnotherAddressIsAnotherRequest() {
        String apTransId = "T" + UUID.randomUUID();
        String id = id(request(apTransId));
        assertThat(id(request(apTransId))).isEqualTo(id);
        url = ListeningApplicationProvider.address() + "/elsewhere";

        request(apTransId).statusCode(500).body(containsString(">mss:_101<"));

        users.signs(user, id);
        deliverNotifications.deliver();
        assertThat(ListeningApplicationProvider.of(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/mss",
                "https://localhost/mss/ends",
                "http://localhost/mss",
                "https://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "nonsense"
            })
    void anAddressOutsideTheContractIs104AndNobodyIsAsked(String elsewhere) throws Exception {
        url = elsewhere;

        request("T1").statusCode(500).body(containsString(">mss:_104<")).body(containsString("AP_URL"));

        assertThat(phones.prompts).doesNotContainKey(user.iccid());
        assertThat(value("select count(*) from notification where ap_id = ?", apId))
                .isEqualTo("0");
    }

    @Test
    void withoutAnAddressItIs102() {
        url = "";

        request("T1").statusCode(500).body(containsString(">mss:_102<")).body(containsString("AP_URL is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500:",
                "204:",
                "302:",
                "200:",
                "200:thank you",
                "200:<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                "200:<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><r><MSS_ReceiptReq MSSP_TransID=\"other\"/></r></e:Body></e:Envelope>",
                "200:<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><r><MSS_StatusReq/></r></e:Body></e:Envelope>"
            })
    void whatIsNoReceiptForTheTransactionIsNoDelivery(String reply) throws Exception {
        String[] parts = reply.split(":", 2);
        ListeningApplicationProvider.behaviour = told -> new Reply(Integer.parseInt(parts[0]), parts[1]);

        String id = signed();
        deliverNotifications.deliver();

        assertThat(state(id)).isEqualTo("DUE");
        assertThat(value("select attempts from notification where transaction_id = ?", id))
                .isEqualTo("1");
    }

    @Test
    void aProviderThatWasAwayIsToldTheSameWhenItIsBackAfterPausesThatGrow() throws Exception {
        ListeningApplicationProvider.behaviour = told -> new Reply(503, "");
        String id = signed();
        var pauses = new ArrayList<Double>();
        for (int attempt = 0; attempt < 3; attempt++) {
            deliverNotifications.deliver();
            pauses.add(Double.valueOf(
                    value("select extract(epoch from due_at - now()) from notification where transaction_id = ?", id)));
            execute("update notification set due_at = now() where transaction_id = '" + id + "'");
        }
        assertThat(pauses).isSorted().allSatisfy(pause -> assertThat(pause).isBetween(-1.0, 4.0));
        assertThat(pauses.get(2) - pauses.get(0)).isGreaterThan(1.0);
        ListeningApplicationProvider.behaviour = ListeningApplicationProvider::receipt;

        deliverNotifications.deliver();

        assertThat(state(id)).isEqualTo("DELIVERED");
        assertThat(ListeningApplicationProvider.of(id)).hasSize(4);
    }

    @Test
    void afterADayItIsGivenUpWithARecord() throws Exception {
        ListeningApplicationProvider.behaviour = told -> new Reply(503, "");
        String id = signed();
        execute("update notification set due_since = now() - interval '25 hours' where transaction_id = '" + id + "'");

        deliverNotifications.deliver();

        assertThat(state(id)).isEqualTo("GIVEN_UP");
        assertThat(value("select outcome from audit_record where action = 'notification.deliver' and subject = ?", id))
                .isEqualTo("given up");
        execute("update notification set due_at = now()");
        deliverNotifications.deliver();
        assertThat(ListeningApplicationProvider.of(id)).hasSize(1);
    }

    @Test
    void whatAReplicaThatDiedHadClaimedIsDeliveredByAnother() throws Exception {
        String id = signed();
        assertThat(notifications.claim(apId, 10, Duration.ofSeconds(60))).hasSize(1); // and this one dies here

        deliverNotifications.deliver();
        assertThat(ListeningApplicationProvider.of(id)).isEmpty();
        execute("update notification set due_at = due_at - interval '61 seconds'");
        deliverNotifications.deliver();

        assertThat(ListeningApplicationProvider.of(id)).hasSize(1);
    }

    @Test
    void replicasShareTheWorkAndNothingIsToldTwice() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            user = users.active();
            ids.add(signed());
        }

        try (var threads = Executors.newFixedThreadPool(3)) {
            Callable<Boolean> replica = () -> {
                deliverNotifications.deliver();
                return true;
            };
            for (var run : threads.invokeAll(List.of(replica, replica, replica))) {
                run.get();
            }
        }

        assertThat(ids).allSatisfy(id -> {
            assertThat(ListeningApplicationProvider.of(id)).hasSize(1);
            assertThat(state(id)).isEqualTo("DELIVERED");
        });
    }

    @Test
    void ofOneProviderOnlyAFewAreCalledAtATime() throws Exception {
        for (int i = 0; i < 5; i++) {
            user = users.active();
            signed();
        }

        assertThat(notifications.claim(apId, 3, Duration.ofSeconds(60))).hasSize(3);
    }

    @Test
    void aProviderThatDoesNotAnswerKeepsNobodyElseWaiting() throws Exception {
        String unanswered = signed();
        String silent = "AP_ID=\"" + apId + "\"";
        var answer = new CountDownLatch(1);
        ListeningApplicationProvider.behaviour = told -> {
            if (told.body().contains(silent)) {
                waitFor(answer);
            }
            return ListeningApplicationProvider.receipt(told);
        };
        aProvider();
        var others = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            user = users.active();
            others.add(signed());
        }

        var delivery = Thread.ofVirtual().start(deliverNotifications::deliver);

        Awaitility.await().untilAsserted(() -> {
            assertThat(others).allSatisfy(id -> assertThat(state(id)).isEqualTo("DELIVERED"));
            assertThat(ListeningApplicationProvider.of(unanswered)).hasSize(1);
        });
        assertThat(value("select attempts from notification where transaction_id = ?", unanswered))
                .isEqualTo("0");
        answer.countDown();
        delivery.join();
        assertThat(state(unanswered)).isEqualTo("DELIVERED");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void providersWithNothingDueAreLeftInPeace() throws Exception {
        accepted();
        String waiting = apId;
        aProvider();
        user = users.active();
        signed();
        String toBeTold = apId;
        aProvider();
        user = users.active();
        String putOff = signed();
        execute("update notification set due_at = now() + interval '1 hour' where transaction_id = '" + putOff + "'");

        assertThat(notifications.providersToTell()).contains(toBeTold).doesNotContain(waiting, apId);
    }

    @Test
    void anAddressThatWasWithdrawnIsNotCalledAnyMore() throws Exception {
        String id = signed();
        execute("delete from provider_callback where ap_id = '" + apId + "'");

        deliverNotifications.deliver();

        assertThat(ListeningApplicationProvider.of(id)).isEmpty();
        assertThat(state(id)).isEqualTo("DUE");
    }

    @Test
    void anEndThatWasRolledBackIsNotTold() throws Exception {
        String id = accepted();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var end = connection.prepareStatement("update signature_transaction set state = 'FAILED',"
                    + " failure = 'EXPIRED', ended_at = now() where id = ?")) {
                end.setString(1, id);
                assertThat(end.executeUpdate()).isEqualTo(1);
            }
            connection.rollback();
        }

        deliverNotifications.deliver();

        assertThat(state(id)).isEqualTo("AWAITING_END");
        assertThat(ListeningApplicationProvider.of(id)).isEmpty();
    }
}
