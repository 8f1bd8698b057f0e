package org.openmss.ca.timestamp.pkix;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.openmss.ca.timestamp.domain.TimeStampMessages;
import org.openmss.ca.timestamp.domain.TimeStampRefused;
import org.openmss.kernel.Bytes;

/** As {@code ParsersFuzzTest}, for the requests that anybody may send. */
class TimeStampRequestFuzzTest {
    private final TimeStampMessages messages = new Rfc3161Messages();

    @FuzzTest(maxDuration = "3m")
    void aRequestIsReadOrRefused(byte[] input) {
        try {
            var question = messages.read(Bytes.of(input));

            assertThat(question.request()).isEqualTo(Bytes.of(input));
        } catch (TimeStampRefused refused) {
            assertThat(refused.why()).isNotBlank();
            assertThat(messages.refused(refused).length()).isPositive();
        }
    }
}
