package org.openmss.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void withoutOptionsAFigureTakesAMinuteAndTheRegisterHoldsAMillion() {
        assertThat(Options.read(List.of())).isEqualTo(new Options(Duration.ofMinutes(1), 1_000_000, Options.Part.ALL));
    }

    @Test
    void aQuickRunIsShorterAndSmaller() {
        assertThat(Options.read(List.of("--certificates", "20_000", "--seconds", "5")))
                .isEqualTo(new Options(Duration.ofSeconds(5), 20_000, Options.Part.ALL));
    }

    @Test
    void onePartAloneCanBeAskedFor() {
        assertThat(Options.read(List.of("--only", "issuance")).part()).isEqualTo(Options.Part.ISSUANCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ca --seconds             | --seconds needs a whole number",
                "ca --seconds ten         | --seconds needs a whole number, and got \"ten\"",
                "ca --seconds 0           | --seconds is at least 1",
                "ca --certificates 5      | --certificates is at least 1000",
                "ca --only tea            | --only knows issuance and ocsp, and got \"tea\"",
                "ca --fast                | there is no option --fast",
                "ra                       | there is no benchmark of \"ra\" yet",
                "mss --seconds 0          | --seconds is at least 1",
                "mss --subscribers 5      | --subscribers is 40 to 100000",
                "mss --open 100001        | --open is 40 to 100000",
                "mss --only tea           | --only knows rate and open, and got \"tea\"",
                "mss --certificates 5000  | there is no option --certificates",
                "mesh --seconds 5         | there is no benchmark of \"mesh\" yet",
                "tea                      | usage: ./mss bench ca",
            })
    void aWrongCallIsToldWhatIsWrong(String call, String answer) {
        var err = new ByteArrayOutputStream();

        int code = Main.run(
                List.of(call.split(" ")),
                Map.of(),
                new PrintStream(PrintStream.nullOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(answer);
    }
}
