package org.openmss.gateway.signature.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import org.openmss.doors.Field;
import org.openmss.doors.ProblemException;
import org.openmss.doors.StrictJson;

/** Bodies of {@code POST /v1/signatures}, up to the command. */
class SignatureRequestBodyFuzzTest {
    private final ObjectMapper json = new ObjectMapper();

    SignatureRequestBodyFuzzTest() {
        new StrictJson().customize(json);
    }

    @FuzzTest(maxDuration = "3m")
    void aBodyIsReadOrRefused(byte[] input) throws IOException {
        try {
            var given = json.readValue(new ByteArrayInputStream(input), SignatureRequestBody.class);
            var command = Field.required("body", given, sent -> sent.toCommand(null));

            assertThat(command.apTransactionId()).isNotNull();
        } catch (JsonProcessingException | CharConversionException | ProblemException refused) {
            assertThat(refused).isNotNull();
        }
    }
}
