package org.openmss.gateway.mss.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.openmss.gateway.mss.ParsedRequests;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.kernel.Bytes;

/** Bodies as anybody may send them to the JSON mirror of TS 102 204, up to the command. */
class JsonReaderFuzzTest {
    private final JsonReader reader = new JsonReader();

    @FuzzTest(maxDuration = "3m")
    void aBodyIsReadOrRefused(byte[] input) {
        try {
            ParsedRequests.parse(reader.read(Bytes.of(input)));
        } catch (RefusedException refused) {
            assertThat(MssStatus.explain(refused.failure())).isNotBlank();
        }
    }
}
