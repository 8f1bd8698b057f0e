package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.ExpireTransactions;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** Transactions that were accepted when the rules for texts were laxer than today's. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class StoredTextApiTest {
    private static final String REFUSED_TODAY = "Pay\u202E02 RUE";

    @Inject
    RegisterProvider registerProvider;

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
    private String id;

    @BeforeEach
    void aTransactionOfEarlierDays() throws SQLException {
        assertThatThrownBy(() -> DisplayText.of(REFUSED_TODAY)).isInstanceOf(DisplayText.Unshowable.class);
        apId = "http://operator.example/shop-" + UUID.randomUUID();
        password = registerProvider
                .register("test", apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                .password();
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        user = users.active();
        id = request().statusCode(201).extract().path("id");
        change("display_text = ?", REFUSED_TODAY);
    }

    private RequestSpecification asProvider() {
        return given().auth().preemptive().basic(apId, password).contentType(ContentType.JSON);
    }

    private ValidatableResponse request() {
        return asProvider()
                .body("""
                        {"msisdn":"%s","text":"Pay 20 EUR","profile":"signature","format":"CMS","timeout":"PT60S","apTransactionId":"T"}""".formatted(user.msisdn().value()))
                .post("/v1/signatures")
                .then();
    }

    private ValidatableResponse ask() {
        return asProvider().get("/v1/signatures/" + id).then().statusCode(200);
    }

    private void change(String assignment, Object value) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update signature_transaction set " + assignment + " where id = ?")) {
            update.setObject(1, value);
            update.setString(2, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void itsApplicationProviderCanStillAskAndGetsItAgainForTheSameRequest() {
        ask().body("state", equalTo("PENDING"));

        request().body("id", equalTo(id));
    }

    @Test
    void itsUserCanStillSign() {
        users.signs(user, id);

        ask().body("state", equalTo("SIGNED"));
    }

    @Test
    void itStillEndsWhenItsTimeIsOver() throws SQLException {
        change("expires_at = ?", Timestamp.from(Instant.now().minusSeconds(1)));

        expireTransactions.expire();

        ask().body("state", equalTo("EXPIRED"));
    }
}
