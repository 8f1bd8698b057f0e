package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.subscriber.ChangeStanding;
import org.openmss.gateway.subscriber.domain.Standing;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** What the CA says of single certificates, as the registration authority passes it on. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class StandingApiTest {
    @Inject
    TestUsers users;

    @Inject
    SubscriberDirectory directory;

    @Inject
    ChangeStanding changeStanding;

    @Inject
    RegisterProvider registerProvider;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    private TestUsers.User user;
    private String apId;
    private String password;

    @BeforeEach
    void aProviderAndAUser() {
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        user = users.active();
        apId = "http://operator.example/shop-" + UUID.randomUUID();
        password = registerProvider
                .register("test", apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                .password();
    }

    private CertificateSerial serial(KeyPurpose purpose) {
        var active = (Subscriber.Active) directory.find(user.id()).orElseThrow();
        return new CertificateSerial(
                active.certificate(purpose).orElseThrow().leaf().getSerialNumber());
    }

    private void told(KeyPurpose purpose, Standing standing, long sequence) {
        assertThat(changeStanding.change(user.id(), serial(purpose), standing, sequence))
                .isPresent();
    }

    private ValidatableResponse tell(String serial, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put("/subscribers/{id}/certificates/{serial}/status", user.id().toString(), serial)
                .then();
    }

    private ValidatableResponse request(KeyPurpose profile) {
        return given().auth()
                .preemptive()
                .basic(apId, password)
                .contentType(ContentType.JSON)
                .body("""
                        {"msisdn":"%s","text":"Do you stand?","profile":"%s","format":"CMS","timeout":"PT60S","apTransactionId":"t-%s"}""".formatted(user.msisdn().value(), profile.wireName(), UUID.randomUUID()))
                .post("/v1/signatures")
                .then();
    }

    private ValidatableResponse result(String id) {
        return given().auth()
                .preemptive()
                .basic(apId, password)
                .get("/v1/signatures/" + id)
                .then();
    }

    @Test
    void aRevokedCertificateIsRefusedBeforeAnyPromptAndTheOtherOneSigns() {
        told(KeyPurpose.SIGNATURE, Standing.REVOKED, 5);
        int before = phones.asked.get();

        request(KeyPurpose.SIGNATURE).statusCode(422).body("mssStatus.code", equalTo(422));

        assertThat(phones.asked.get()).isEqualTo(before);
        request(KeyPurpose.AUTHENTICATION).statusCode(201);
    }

    @Test
    void aHoldIsRefusedAndItsEndIsNot() {
        told(KeyPurpose.SIGNATURE, Standing.ON_HOLD, 5);
        request(KeyPurpose.SIGNATURE)
                .statusCode(422)
                .body("mssStatus.code", equalTo(422))
                .body("detail", containsString("on hold"));

        told(KeyPurpose.SIGNATURE, Standing.VALID, 6);

        request(KeyPurpose.SIGNATURE).statusCode(201);
    }

    @Test
    void aHoldThatComesWhileTheCaIsAskedKeepsTheSignatureBack() {
        String id = request(KeyPurpose.SIGNATURE).statusCode(201).extract().path("id");
        status.meanwhile.set(() -> told(KeyPurpose.SIGNATURE, Standing.ON_HOLD, 5));

        users.signs(user, id);

        result(id)
                .body("state", equalTo("FAILED"))
                .body("mssStatus.code", equalTo(501))
                .body("signature", equalTo(null));
    }

    @Test
    void aHoldThatComesWhileThePromptIsOpenKeepsTheSignatureBack() {
        String id = request(KeyPurpose.SIGNATURE).statusCode(201).extract().path("id");
        told(KeyPurpose.SIGNATURE, Standing.ON_HOLD, 5);

        users.signs(user, id);

        result(id)
                .body("state", equalTo("FAILED"))
                .body("mssStatus.code", equalTo(501))
                .body("signature", equalTo(null));
    }

    @Test
    void olderNewsChangesNothing() {
        told(KeyPurpose.SIGNATURE, Standing.VALID, 6);

        told(KeyPurpose.SIGNATURE, Standing.ON_HOLD, 5);

        request(KeyPurpose.SIGNATURE).statusCode(201);
    }

    @Test
    void aRevocationIsFinalAndCountsHoweverLateItComes() {
        told(KeyPurpose.SIGNATURE, Standing.VALID, 6);

        told(KeyPurpose.SIGNATURE, Standing.REVOKED, 5);
        told(KeyPurpose.SIGNATURE, Standing.VALID, 7);

        request(KeyPurpose.SIGNATURE).statusCode(422);
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void theDoorSaysWhatStandsNow() {
        String serial = serial(KeyPurpose.SIGNATURE).toString();

        tell(serial, "{\"state\":\"ON_HOLD\",\"sequence\":5}")
                .statusCode(200)
                .body("state", equalTo("ON_HOLD"), "serial", equalTo(serial));

        tell(serial, "{\"state\":\"VALID\",\"sequence\":5}").statusCode(200).body("state", equalTo("ON_HOLD"));
        tell("0102", "{\"state\":\"VALID\",\"sequence\":5}")
                .statusCode(404)
                .body("type", equalTo("urn:mss:problem:unknown-certificate"));
        tell(serial, "{\"state\":\"GONE\",\"sequence\":5}").statusCode(400).body("field", equalTo("state"));
        tell(serial, "{\"state\":\"VALID\",\"sequence\":0}").statusCode(400).body("field", equalTo("sequence"));
        tell(serial, "{\"state\":\"VALID\"}").statusCode(400).body("field", equalTo("sequence"));
    }

    @Test
    @TestSecurity(user = "handset-simulator", roles = "handset-simulator", authMechanism = "X509")
    void nobodyElseSaysWhatStands() {
        tell(serial(KeyPurpose.SIGNATURE).toString(), "{\"state\":\"REVOKED\",\"sequence\":5}")
                .statusCode(403);
    }
}
