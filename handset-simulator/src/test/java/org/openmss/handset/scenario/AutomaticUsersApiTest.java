package org.openmss.handset.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.handset.RecordingHomeMssp;
import org.openmss.handset.RegistrationAuthorityKeyForTests;
import org.openmss.handset.card.Phones;
import org.openmss.handset.card.Pin;
import org.openmss.handset.card.SimCard;
import org.openmss.handset.network.HomeMssp.Outcome;
import org.openmss.handset.network.SendAnswers;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(RegistrationAuthorityKeyForTests.class)
@TestProfile(AutomaticUsersApiTest.ScenariosEnabled.class)
@TestSecurity(user = "gateway", roles = "mssp-gateway", authMechanism = "X509")
class AutomaticUsersApiTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Bytes HASH =
            Bytes.of("what is signed".getBytes(StandardCharsets.UTF_8)).sha256();

    @Inject
    Phones phones;

    @Inject
    RecordingHomeMssp gateway;

    @Inject
    SendAnswers sendAnswers;

    @Inject
    AutomaticUsers automaticUsers;

    @Inject
    DataSource database;

    /** As a laptop mesh with scenario numbers is started. */
    public static final class ScenariosEnabled implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return new HashMap<>(Map.of("mss.scenarios.enabled", "true"));
        }
    }

    @BeforeEach
    void theGatewayIsThere() {
        gateway.setReachable(true);
    }

    @Test
    void theUserOf0000TypesTheRightPinAtOnce() {
        var sim = activeSim("0000");

        String prompt = prompt(sim);

        awaitSigned(prompt);
    }

    @Test
    void aUserWhoThinksForASecondAnswersThenAndNotBefore() {
        var thinker = activeSim("1001");
        var quick = activeSim("0000");
        var begin = Instant.now();
        String slow = prompt(thinker);
        awaitSigned(prompt(quick));
        assertThat(gateway.outcomes()).doesNotContainKey(slow);

        awaitSigned(slow);

        assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aPromptOnAnotherNumberWaitsForSomebodyAtThePhone() {
        var patient = activeSim("0401");
        String waiting = prompt(patient);

        awaitSigned(prompt(activeSim("0000")));

        assertThat(gateway.outcomes()).doesNotContainKey(waiting);
    }

    @Test
    void whatWasOpenWhenTheProcessBeforeEndedIsAnsweredAfterTheStart() throws SQLException {
        String left = leftOpen(activeSim("0000"));

        automaticUsers.resume(new StartupEvent());

        awaitSigned(left);
    }

    @Test
    void anAnswerThatHasArrivedIsWrittenDownAndNotSentAgain() {
        String prompt = prompt(activeSim("0000"));
        awaitSigned(prompt);

        await().atMost(Duration.ofSeconds(10)).until(() -> isDelivered(prompt));

        gateway.outcomes().remove(prompt);
        sendAnswers.send();
        assertThat(gateway.outcomes()).doesNotContainKey(prompt);
    }

    private void awaitSigned(String prompt) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(gateway.outcomes()).containsEntry(prompt, Outcome.SIGNED));
    }

    /** A phone with keys, whose user has chosen the PIN of automatic users. */
    private Iccid activeSim(String fate) {
        var sim = phones.add(new Msisdn("+999019" + fate + "%03d".formatted(NUMBERS.getAndIncrement())))
                .phone()
                .iccid();
        var order = new SimCard.KeyOrder(
                new RegistrationId(UUID.randomUUID()), HASH, RegistrationAuthorityKeyForTests.keyId());
        phones.withCard(sim, card -> card.generateKeys(order, "12345678", new Pin("2580")));
        return sim;
    }

    private static String prompt(Iccid sim) {
        String id = "t" + UUID.randomUUID();
        given().contentType(ContentType.JSON)
                .body("""
                        {"kind":"SIGN","id":"%s","purpose":"signature","documents":[{"hash":"%s","text":"Pay 20 EUR"}],"nonce":"%s","apName":"Corner Shop","expiresAt":"%s"}""".formatted(
                        id, HASH.toBase64(), HASH.toBase64(), Instant.now().plusSeconds(60)))
                .post("/sims/" + sim + "/messages")
                .then()
                .statusCode(202);
        return id;
    }

    /** On record, and nobody in this process has seen it come. */
    private String leftOpen(Iccid sim) throws SQLException {
        String id = "t" + UUID.randomUUID();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into message (id, iccid, kind, state, nonce, purpose, hashes, ap_name, texts, expires_at)
                        values (?, ?, 'SIGN', 'OPEN', ?, 'signature', array[?::bytea], 'Corner Shop', array['Pay 20 EUR'], ?)""")) {
            insert.setString(1, id);
            insert.setString(2, sim.value());
            insert.setBytes(3, HASH.toArray());
            insert.setBytes(4, HASH.toArray());
            insert.setTimestamp(5, Timestamp.from(Instant.now().plusSeconds(60)));
            insert.executeUpdate();
        }
        return id;
    }

    private boolean isDelivered(String prompt) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select delivered from answer where message_id = ?")) {
            query.setString(1, prompt);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
