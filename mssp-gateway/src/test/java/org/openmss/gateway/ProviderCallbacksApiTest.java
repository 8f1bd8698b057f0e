package org.openmss.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.testkit.PostgresForTests;

/** Where an application provider may be called back, as an operator enters it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
@QuarkusTestResource(TestInfrastructure.class)
class ProviderCallbacksApiTest {
    @TestHTTPResource(value = "/", tls = true)
    URI gateway;

    @Inject
    DataSource database;

    private final String apId = "http://operator.example/called-" + UUID.randomUUID();

    private Doors operator() {
        return new Doors(gateway, null, null).asOperator();
    }

    private Doors.Answer register(List<String> callbacks) throws IOException {
        return operator()
                .post(
                        "/aps",
                        json(Map.of(
                                "apId",
                                apId,
                                "name",
                                "Called Shop",
                                "profiles",
                                List.of("signature"),
                                "callbacks",
                                callbacks)));
    }

    private String path() {
        return "/aps/" + URLEncoder.encode(apId, StandardCharsets.UTF_8);
    }

    private Doors.Answer change(List<String> callbacks) throws IOException {
        return operator().put(path() + "/callbacks", json(Map.of("callbacks", callbacks)));
    }

    private List<String> registered() throws IOException {
        return operator()
                .get(path())
                .json()
                .path("callbacks")
                .valueStream()
                .map(address -> address.asText())
                .toList();
    }

    private static String json(Map<String, ?> members) throws IOException {
        return new ObjectMapper().writeValueAsString(members);
    }

    private int changes() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from audit_record where subject = ?"
                        + " and action = 'ap.callbacks.change' and actor = 'olga'")) {
            query.setString(1, apId);
            var found = query.executeQuery();
            assertThat(found.next()).isTrue();
            return found.getInt(1);
        }
    }

    @Test
    void callbacksAreRegisteredWithTheProviderAndReplacedLater() throws Exception {
        assertThat(register(List.of("https://shop.example/mss")).status()).isEqualTo(201);
        assertThat(registered()).containsExactly("https://shop.example/mss");

        var changed = change(List.of("https://b.shop.example/", "https://a.shop.example/", "https://a.shop.example/"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(registered()).containsExactly("https://a.shop.example/", "https://b.shop.example/");
        assertThat(change(List.of()).status()).isEqualTo(200);
        assertThat(registered()).isEmpty();
        assertThat(changes()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/mss",
                "http://localhost/mss",
                "https://user@shop.example/",
                "https://shop.example/?to=mss",
                "https://shop.example/a/../b",
                "nonsense"
            })
    void anAddressThatIsNoneIsRefusedAndNoProviderComesOfIt(String address) throws Exception {
        var answer = register(List.of(address));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("callbacks");
        assertThat(operator().get(path()).status()).isEqualTo(404);
    }

    @Test
    void moreThanTenAddressesAreRefusedAndThoseOfBeforeStand() throws Exception {
        register(List.of("https://shop.example/mss"));
        var many = IntStream.range(0, 11)
                .mapToObj(i -> "https://shop.example/" + i)
                .toList();

        assertThat(change(many).status()).isEqualTo(400);
        assertThat(registered()).containsExactly("https://shop.example/mss");
    }

    @Test
    void anUnknownProviderIsNotFoundAndOnlyAnOperatorChangesOne() throws Exception {
        assertThat(change(List.of("https://shop.example/mss")).status()).isEqualTo(404);
        var auditor = new Doors(gateway, null, "Bearer " + TestInfrastructure.token("auditor"));
        assertThat(auditor.put(path() + "/callbacks", "{\"callbacks\":[]}").status())
                .isEqualTo(403);
        assertThat(new Doors(gateway, null, null)
                        .put(path() + "/callbacks", "{\"callbacks\":[]}")
                        .status())
                .isEqualTo(401);
    }
}
