package org.openmss.handset.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.handset.network.HomeMssp.Activation;

/** What a 403 of the gateway means. */
class HttpHomeMsspTest {
    private final HttpHomeMssp homeMssp = new HttpHomeMssp(new NoGateway(), new ObjectMapper());

    private static final class NoGateway implements HomeMsspApi {
        @Override
        public Response keys(Keys keys) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Response acknowledge(Acknowledgement acknowledgement) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Response answer(Answer answer) {
            throw new AssertionError("not asked here");
        }
    }

    @Test
    void aProblemOfItsTypeIsAWrongActivationCode() {
        assertThat(homeMssp.forbidden("""
                {"type":"urn:mss:problem:wrong-activation-code","status":403,"triesLeft":2}""")).isEqualTo(new Activation.WrongCode(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"urn:mss:problem:forbidden\",\"status\":403}",
                "{\"type\":\"urn:mss:problem:forbidden\",\"status\":403,\"triesLeft\":2}",
                "{\"type\":\"urn:mss:problem:wrong-activation-code\",\"status\":403}",
                "{\"status\":403}",
                "[]",
                "",
                "<html>Forbidden</html>"
            })
    void anyOtherRefusalIsNotTheUsersMistake(String document) {
        assertThat(homeMssp.forbidden(document)).isEqualTo(new Activation.Unavailable());
    }
}
