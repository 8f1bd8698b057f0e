package org.openmss.gateway.signature.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openmss.doors.Field;
import org.openmss.doors.ProblemException;
import org.openmss.doors.StrictJson;
import org.openmss.gateway.signature.Mutations;
import org.openmss.gateway.signature.RequestSignature;

class SignatureRequestBodyTest {
    private static final int MUTATIONS = 100_000;
    private static final String TEXT = """
            {"msisdn": "+99901000001", "text": "Pay 5 € to Åsa \\u0026 Co", "profile": "authentication",
             "format": "CMS", "timeout": "PT80S", "eventId": "AB12", "language": "sv", "apTransactionId": "A1"}""";
    private static final String DIGEST = """
            {"msisdn":"99901000001","digest":{"algorithm":"SHA-256","value":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},\
            "displayText":"The contract","profile":"signature","format":"PKCS1","apTransactionId":"A2"}""";
    private static final List<String> FRAGMENTS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\u202e",
            "null",
            "true",
            "1",
            "-0.1e400",
            "{}",
            "[]",
            "\"\"",
            "/*",
            "//",
            "NaN",
            "\u0000",
            "\uFEFF",
            "\uD800\uDC00",
            "\"text\":",
            "\"digest\":{",
            "\"timeout\":\"PT-1S\",",
            "P999999999999999999D",
            "PT1000000H",
            "9".repeat(2_000),
            "[".repeat(2_000),
            "{\"digest\":".repeat(100),
            "\"a\":1,");

    private final ObjectMapper json = new ObjectMapper();

    SignatureRequestBodyTest() {
        new StrictJson().customize(json);
    }

    @Test
    void theMessagesThatAreMutatedAreValid() {
        assertThat(parse(bytes(TEXT))).isTrue();
        assertThat(parse(bytes(DIGEST))).isTrue();
    }

    @Test
    void whateverBecomesOfABodyItIsParsedOrRefused() {
        var parsed = new AtomicInteger();
        var refused = new AtomicInteger();

        Mutations.of(List.of(TEXT, DIGEST), FRAGMENTS)
                .forEach(MUTATIONS, body -> (parse(body) ? parsed : refused).incrementAndGet());

        // Mutations that are all of one kind would show little.
        assertThat(parsed.get()).isGreaterThan(MUTATIONS / 200);
        assertThat(refused.get()).isGreaterThan(MUTATIONS / 4);
    }

    /** The way that a body takes in {@link SignatureResource}, up to the command; false where it is refused. */
    private boolean parse(byte[] body) {
        try {
            var given = json.readValue(new ByteArrayInputStream(body), SignatureRequestBody.class);
            RequestSignature.Command command = Field.required("body", given, sent -> sent.toCommand(null));
            assertThat(command).isNotNull();
            return true;
        } catch (JsonProcessingException | CharConversionException | ProblemException refused) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
