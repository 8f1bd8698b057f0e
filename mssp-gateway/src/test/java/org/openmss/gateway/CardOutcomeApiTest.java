package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** What the card says when it does not sign, from the handset side's door to the application provider. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class CardOutcomeApiTest {

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    private SoapMessage.Sender shop;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        String apId = "http://operator.example/card-" + UUID.randomUUID();
        shop = new SoapMessage.Sender(
                apId,
                registerProvider
                        .register("test", apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                        .password());
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        user = users.active();
    }

    @ParameterizedTest
    @TestSecurity(user = "handset-simulator", roles = "handset-simulator", authMechanism = "X509")
    @CsvSource({"ERROR, 900, 9003", "NO_KEY, 404, 4041", "PIN_BLOCKED, 402, 4021", "CANCELLED, 401, 4011"})
    void whatTheCardSaysHasItsCodeAndItsFinerCode(String outcome, int code, int subCode) {
        String id = SoapMessage.signature(
                        shop, "A" + UUID.randomUUID(), user.msisdn().value(), "Sign me", "")
                .accepted();

        given().contentType(ContentType.JSON)
                .body("{\"messageId\":\"%s\",\"outcome\":\"%s\"}".formatted(id, outcome))
                .post("/handset/answers")
                .then()
                .statusCode(204);

        SoapMessage.status(shop, id).fault(code, subCode).body(not(containsString("Base64Signature")));
    }
}
