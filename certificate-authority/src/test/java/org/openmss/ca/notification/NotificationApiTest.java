package org.openmss.ca.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.ca.Doors;
import org.openmss.ca.notification.domain.StatusListener;
import org.openmss.ca.notification.domain.StatusNews;
import org.openmss.ca.notification.domain.StatusNewsOutbox;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.revocation.RevokeCertificate;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;
import org.openmss.testkit.SettableClock;

/** From a change at the CA to the registration authority's door. The clock of nobody runs here: the tests say when the sender has its turn. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(value = ListeningRegistrationAuthority.class, restrictToAnnotatedClass = true)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class NotificationApiTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    StatusNewsOutbox outbox;

    @Inject
    StatusListener listener;

    @Inject
    NotificationConfig config;

    @Inject
    MeterRegistry meters;

    @Inject
    DataSource database;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T10:00:00Z"));
    private SendStatusNews sender;

    @BeforeEach
    void nothingWaits() {
        ListeningRegistrationAuthority.reset();
        outbox.clear();
        sender = new SendStatusNews(outbox, listener, config, clock, meters);
    }

    private static String fresh() {
        return Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));
    }

    private static String hold(String serial) {
        return given().post("/certificates/{serial}/suspension", serial)
                .then()
                .statusCode(200)
                .extract()
                .path("heldSince");
    }

    private static void resume(String serial) {
        given().delete("/certificates/{serial}/suspension", serial).then().statusCode(200);
    }

    private static List<JsonNode> heard(String serial) {
        return ListeningRegistrationAuthority.heard.stream()
                .filter(line -> line.startsWith(serial + " "))
                .map(line -> parse(line.substring(serial.length() + 1)))
                .toList();
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Inject
    RevokeCertificate revokeCertificate;

    private void revokeWithoutDoor(String serial) {
        revokeCertificate.revoke(new RevokeCertificate.Command(
                "test",
                CertificateSerial.parse(serial),
                RevocationReason.SUPERSEDED,
                Optional.empty(),
                Optional.empty()));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aRevocationIsToldWithDateReasonAndNumber() {
        String serial = fresh();
        String at =
                Doors.revoke(serial, "keyCompromise").statusCode(200).extract().path("revokedAt");

        sender.send();

        assertThat(heard(serial)).singleElement().satisfies(news -> {
            assertThat(news.path("state").asText()).isEqualTo("REVOKED");
            assertThat(news.path("since").asText()).isEqualTo(at);
            assertThat(news.path("reason").asText()).isEqualTo("keyCompromise");
            assertThat(news.path("sequence").asLong()).isPositive();
        });
        assertThat(outbox.backlog()).isEqualTo(StatusNewsOutbox.Backlog.NONE);
    }

    @Test
    void theNewsOfOneCertificateComesInItsOrderWithGrowingNumbers() {
        String serial = fresh();
        String since = hold(serial);
        resume(serial);
        hold(serial);
        Doors.revoke(serial, "superseded").statusCode(200);

        sender.send();

        assertThat(heard(serial))
                .extracting(news -> news.path("state").asText())
                .containsExactly("ON_HOLD", "VALID", "ON_HOLD", "REVOKED");
        assertThat(heard(serial))
                .extracting(news -> news.path("sequence").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(heard(serial).getFirst().path("since").asText()).isEqualTo(since);
        assertThat(heard(serial).getFirst().has("reason")).isFalse();
    }

    @Test
    void theSameAgainAtTheDoorIsNoNews() {
        String serial = fresh();
        Doors.revoke(serial, "superseded").statusCode(200);
        Doors.revoke(serial, "superseded").statusCode(200);

        sender.send();

        assertThat(heard(serial)).hasSize(1);
    }

    @Test
    void neitherAnIssueNorAChangeThatWasRolledBackIsNews() {
        String serial = fresh();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    revokeWithoutDoor(serial);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(outbox.backlog().size()).isZero();
    }

    @Test
    void aRevocationSucceedsWhileTheRegistrationAuthorityIsAwayAndIsToldWhenItIsBack() {
        String serial = fresh();
        ListeningRegistrationAuthority.away = true;

        Doors.revoke(serial, "keyCompromise").statusCode(200);
        sender.send();
        assertThat(heard(serial)).isEmpty();
        assertThat(outbox.backlog().size()).isEqualTo(1);

        ListeningRegistrationAuthority.away = false;
        sender.send(); // still pausing
        assertThat(heard(serial)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        sender.send();
        assertThat(heard(serial)).hasSize(1);
    }

    @Test
    void aClockThatIsSetBackEndsThePause() {
        String serial = fresh();
        Doors.revoke(serial, "keyCompromise").statusCode(200);
        ListeningRegistrationAuthority.away = true;
        sender.send();
        ListeningRegistrationAuthority.away = false;

        clock.advance(Duration.ofHours(-1));
        sender.send();

        assertThat(heard(serial)).hasSize(1);
    }

    @Test
    void thePauseGrowsToItsLimitAndStartsAgainAfterASuccess() {
        String serial = fresh();
        Doors.revoke(serial, "keyCompromise").statusCode(200);
        ListeningRegistrationAuthority.away = true;
        for (int failed = 0; failed < 6; failed++) {
            sender.send();
            clock.advance(config.longestPause());
        }
        ListeningRegistrationAuthority.away = false;

        sender.send();

        assertThat(heard(serial)).hasSize(1);
    }

    @Test
    void whatIsRefusedIsPutOffAndKeepsOnlyTheSameCertificatesNewsBack() {
        String refused = fresh();
        String other = fresh();
        ListeningRegistrationAuthority.refused.add(refused);
        hold(refused);
        Doors.revoke(refused, "superseded").statusCode(200);
        Doors.revoke(other, "superseded").statusCode(200);

        sender.send();
        sender.send();

        assertThat(heard(refused)).isEmpty();
        assertThat(heard(other)).hasSize(1);
        assertThat(outbox.backlog().size()).isEqualTo(2);
    }

    @Test
    void aNewSenderTellsWhatOneThatDiedHadClaimed() throws SQLException {
        String serial = fresh();
        Doors.revoke(serial, "superseded").statusCode(200);
        assertThat(outbox.claim(10, LEASE)).hasSize(1); // and this one dies here

        sender.send();
        assertThat(heard(serial)).isEmpty();
        execute("update status_news set due_at = due_at - interval '31 seconds'");
        sender.send();

        assertThat(heard(serial)).hasSize(1);
    }

    @Test
    void replicasShareTheWorkAndNothingIsToldTwice() throws Exception {
        var serials = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            String serial = fresh();
            hold(serial);
            Doors.revoke(serial, "superseded").statusCode(200);
            serials.add(serial);
        }
        var replicas = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 4; i++) {
            var replica = new SendStatusNews(outbox, listener, config, clock, meters);
            replicas.add(() -> {
                replica.send();
                return true;
            });
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var run : threads.invokeAll(replicas)) {
                run.get();
            }
        }
        sender.send(); // what became due when another replica had just looked

        assertThat(serials)
                .allSatisfy(serial -> assertThat(heard(serial))
                        .extracting(news -> news.path("state").asText())
                        .containsExactly("ON_HOLD", "REVOKED"));
        assertThat(outbox.backlog().size()).isZero();
    }

    @Test
    void ofOneCertificateOnlyTheOldestNewsIsClaimed() {
        String serial = fresh();
        hold(serial);
        resume(serial);

        var first = outbox.claim(10, LEASE);
        var second = outbox.claim(10, LEASE);

        assertThat(first).extracting(StatusNews::state).containsExactly(StatusNews.State.ON_HOLD);
        assertThat(second).isEmpty();
    }

    @Test
    void theServiceIsNotWellWhileSomethingWaitsForLongAndSaysHowMuch() throws SQLException {
        var registry = new SimpleMeterRegistry();
        var state = new NotificationState(outbox, config, registry);
        assertThat(state.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        Doors.revoke(fresh(), "superseded").statusCode(200);
        execute("update status_news set created_at = created_at - interval '40 seconds'");

        assertThat(state.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(state.call().getData().orElseThrow()).containsEntry("backlog", 1L);
        state.look();
        assertThat(registry.get("mss.ca.notification.backlog").gauge().value()).isEqualTo(1);
        assertThat(registry.get("mss.ca.notification.age").gauge().value()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void theNumberGrowsEvenAfterARestoreThatForgotTheLastOnes() throws SQLException {
        String serial = fresh();
        hold(serial);
        sender.send();
        execute("update certificate set status_sequence = 0 where serial = '" + serial + "'");

        resume(serial);
        sender.send();

        assertThat(heard(serial))
                .extracting(news -> news.path("sequence").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
