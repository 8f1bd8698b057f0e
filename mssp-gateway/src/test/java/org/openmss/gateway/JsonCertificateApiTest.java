package org.openmss.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.Doors.Answer;
import org.openmss.gateway.TestInfrastructure.Client;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.testkit.PostgresForTests;

/** The JSON mirror for clients that show a certificate, through the real TLS door. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
@QuarkusTestResource(TestInfrastructure.class)
class JsonCertificateApiTest {
    @TestHTTPResource(value = "/", tls = true)
    URI gateway;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    private final String apId = "http://operator.example/json-shop-" + UUID.randomUUID();
    private final Client shop = TestInfrastructure.client("OU=application provider,CN=JSON Shop");
    private String password;
    private TestUsers.User user;

    @BeforeEach
    void aProviderWithACertificate() throws IOException {
        phones.next = DeviceChannel.Delivery.DELIVERED;
        user = users.active();
        password = registered(apId, shop);
    }

    /** @return the password */
    private String registered(String id, @Nullable Client certificate) throws IOException {
        var provider = new HashMap<String, Object>(
                Map.of("apId", id, "name", "JSON Shop", "profiles", List.of("authentication", "signature")));
        if (certificate != null) {
            provider.put("clientCertificate", certificate.pem());
        }
        var answer = caller().asOperator().post("/aps", new ObjectMapper().writeValueAsString(provider));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("password");
    }

    private Answer asks(Doors caller, String id, String apPwd) throws IOException {
        var message = JsonMessage.signature(
                new JsonMessage.Sender(id, apPwd), "A1", user.msisdn().value(), "Sign me", "");
        return caller.post(message.path(), message.body());
    }

    private Answer asksWithoutApInfo(Doors caller) throws IOException {
        return caller.post("/restapi", KiuruClient.signature(user.msisdn().value(), "Sign me"));
    }

    private Doors caller() {
        return new Doors(gateway, null, null);
    }

    private static String code(Answer answer) {
        return answer.json().at("/Fault/Code/SubCode/Value").asText();
    }

    @Test
    void aCertificateStandsForThePassword() throws IOException {
        assertThat(asks(caller().showing(shop), apId, "not-needed").status()).isEqualTo(200);
    }

    @Test
    void aCertificateIsEnoughWithoutApInfo() throws IOException {
        assertThat(asksWithoutApInfo(caller().showing(shop)).status()).isEqualTo(200);
    }

    @Test
    void theApIdMustBeTheCertificates() throws IOException {
        var other = registered(apId + "-other", null);

        assertThat(code(asks(caller().showing(shop), apId + "-other", other))).isEqualTo("_104");
    }

    @Test
    void aCertificateAndHttpBasicMustAgree() throws IOException {
        var other = registered(apId + "-other", null);
        var both = caller().showing(shop);

        assertThat(code(asksWithoutApInfo(both.withPassword(apId + "-other", other))))
                .isEqualTo("_104");
        assertThat(asksWithoutApInfo(both.withPassword(apId, password)).status())
                .isEqualTo(200);
    }

    @Test
    void aCertificateThatNobodyHasRegisteredNeitherHelpsNorHarms() throws IOException {
        var stranger = caller().showing(TestInfrastructure.client("CN=Nobody"));

        assertThat(code(asksWithoutApInfo(stranger))).isEqualTo("_102");
        assertThat(asks(stranger, apId, password).status()).isEqualTo(200);
    }
}
