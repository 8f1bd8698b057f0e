package org.openmss.ca.status.pkix;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.openmss.ca.status.domain.OcspMessages;
import org.openmss.kernel.Bytes;

/** As {@code ParsersFuzzTest}, for the questions that anybody may send. */
class OcspRequestFuzzTest {
    private final OcspMessages messages = new DerOcspMessages();

    @FuzzTest(maxDuration = "3m")
    void aQuestionIsReadOrMalformed(byte[] input) {
        CommonQuestion.read(input).ifPresent(question -> assertThat(question).isEqualTo(DerOcspMessages.read(input)));
        try {
            var question = messages.read(Bytes.of(input));

            assertThat(question.certificates()).isNotEmpty();
        } catch (OcspMessages.MalformedQuestion refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
