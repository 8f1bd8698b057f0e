package org.openmss.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
    private static final byte[] WHOLE =
            "HTTP/1.1 201 Created\r\nA: b\r\nContent-LENGTH:  5\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aWholeAnswerHasStatusAndBody() {
        var answer = HttpAnswer.read(WHOLE, WHOLE.length);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(new String(WHOLE, answer.bodyAt(), answer.bodyLength(), StandardCharsets.US_ASCII))
                .isEqualTo("hello");
        assertThat(answer.connectionStays()).isTrue();
        assertThat(answer.isComplete(WHOLE.length)).isTrue();
    }

    @Test
    void noPartOfAnAnswerIsAWholeOne() {
        for (int length = 0; length < WHOLE.length; length++) {
            assertThat(HttpAnswer.read(WHOLE, length).isComplete(length))
                    .as("%d octets", length)
                    .isFalse();
        }
    }

    @Test
    void aServerMayCloseTheConnection() {
        assertThat(read("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n").connectionStays())
                .isFalse();
        assertThat(read("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                        .connectionStays())
                .isFalse();
    }

    @Test
    void anAnswerWithoutALengthIsRefused() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .hasMessageContaining("without Content-Length");
    }

    private static HttpAnswer read(String text) {
        byte[] received = text.getBytes(StandardCharsets.US_ASCII);
        return HttpAnswer.read(received, received.length);
    }
}
