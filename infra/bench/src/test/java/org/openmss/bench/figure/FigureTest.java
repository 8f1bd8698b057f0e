package org.openmss.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @ParameterizedTest
    @CsvSource({"1299.99, short", "1300, ok", "5000, ok"})
    void whatIsToBeReachedIsShortBelowIt(double value, String word) {
        var figure = new Figure("issuance", value, "certificates/s", new Target.AtLeast(1300));

        assertThat(figure.line()).endsWith(" certificates/s 1300 " + word);
        assertThat(figure.isShort()).isEqualTo(word.equals("short"));
    }

    @ParameterizedTest
    @CsvSource({"0.69, ok", "0.7, ok", "0.71, short"})
    void whatIsNotToBeExceededIsShortAboveIt(double value, String word) {
        assertThat(new Figure("crl", value, "s", new Target.AtMost(0.7)).line())
                .isEqualTo("crl " + String.format(java.util.Locale.ROOT, "%.2f", value) + " s 0.70 " + word);
    }

    @Test
    void whatIsMeasuredForComparisonIsNeverShort() {
        assertThat(new Figure("openssl", 1, "answers/s", new Target.None()).line())
                .isEqualTo("openssl 1 answers/s - ok");
    }

    @ParameterizedTest
    @CsvSource({"10000, 17500", "20000, 18000"})
    void aShareOfTheLimitIsNeverLessThanTheFixedNumber(double limit, String target) {
        assertThat(Target.share(0.9, limit, 17_500).shown()).isEqualTo(target);
    }

    @Test
    void aLineHasFiveWords() {
        assertThat(new Figure("name", 123_456.7, "answers/s", new Target.AtLeast(1.5)).line())
                .isEqualTo("name 123457 answers/s 1.50 ok");
        assertThatThrownBy(() -> new Figure("two words", 1, "s", new Target.None()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberThatIsNoneIsNotReported() {
        assertThatThrownBy(() -> new Figure("ratio", 0.0 / 0, "times", new Target.AtMost(1)))
                .hasMessageContaining("ratio was not measured");
    }

    @Test
    void oneShortFigureMakesTheRunShort() {
        var out = new ByteArrayOutputStream();
        var report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8));
        report.say("a machine");
        report.add("good", 2, "s", new Target.AtMost(3));
        assertThat(report.hasShort()).isFalse();

        report.add("bad", 4, "s", new Target.AtMost(3));

        assertThat(report.hasShort()).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("# a machine", "good 2 s 3 ok", "bad 4 s 3 short");
    }
}
