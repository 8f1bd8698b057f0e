package org.openmss.ca;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.testkit.PostgresForTests;

/** The service listens on all addresses and believes proxies, and is asked by way of the network and by way of loopback, with a token that it accepts. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokenIssuer.class)
@TestProfile(PlainHttpApiTest.OnAllAddresses.class)
class PlainHttpApiTest {
    public static class OnAllAddresses implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.host", "0.0.0.0", "quarkus.http.proxy.proxy-address-forwarding", "true");
        }
    }

    private String network;

    @BeforeEach
    void thereIsANetwork() throws IOException {
        Caller.nobody();
        network = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(address -> address.getHostAddress())
                .findFirst()
                .orElse("");
        assumeThat(network).as("an address that is not loopback").isNotEmpty();
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TokenIssuer.person("anna", "ca-operator"));
    }

    private String plain(String path) {
        return "http://" + network + ":" + RestAssured.port + path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/certificates", "/operator", "/audit/records", "/caterpillar", "/nothing"})
    void overThePlainNetworkNoTokenIsLookedAt(String path) {
        operator()
                .get(plain(path))
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("Connection", equalTo("close"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body("type", endsWith(":https-needed"));
    }

    @Test
    void whatSomebodySaysOfAProxyBeforeHimMakesNoPlainConnectionSafe() {
        operator()
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "127.0.0.1")
                .get(plain("/certificates"))
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ca/../certificates",
                "/ca/%2e%2e/certificates",
                "//certificates",
                "/ca;/../certificates",
                "/crl/..;/certificates",
                "/ocsp/..%2fcertificates",
                "/CA/root.cer"
            })
    void noWayOfWritingAPathLeadsThroughAPublicDoor(String path) throws IOException {
        assertThat(answer(path)).startsWith("HTTP/1.1 ").doesNotContain("\"certificates\"");
    }

    @Test
    void thePublicDoorsAnswerOverThePlainNetwork() {
        given().get(plain("/ca/root.cer")).then().statusCode(200);
        given().get(plain("/crl/root.crl")).then().statusCode(200);
        given().contentType("application/ocsp-request")
                .body(new byte[] {1})
                .post(plain("/ocsp"))
                .then()
                .statusCode(200);
        given().contentType("application/timestamp-query")
                .body(new byte[] {1})
                .post(plain("/tsa"))
                .then()
                .statusCode(200);
    }

    @Test
    void loopbackIsServedWithoutTls() {
        operator().get("/certificates").then().statusCode(200).body("$", hasKey("certificates"));
    }

    /** Octet for octet: clients tidy paths up. */
    private String answer(String path) throws IOException {
        try (var socket = new Socket(network, RestAssured.port)) {
            socket.setSoTimeout(10_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: ca\r\nConnection: close\r\nAuthorization: Bearer "
                    + TokenIssuer.person("anna", "ca-operator") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
