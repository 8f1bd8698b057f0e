package org.openmss.bench.mss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.openmss.bench.figure.Figure;
import org.openmss.bench.figure.Report;

/** The whole benchmark with tiny numbers. How fast it is says nothing here; that everything it produced verifies does. */
class MssBenchIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void everyFigureIsMeasuredAndWhatWasProducedIsVerified() {
        var out = new ByteArrayOutputStream();
        var report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8));
        var options = new MssOptions(Duration.ofSeconds(2), 60, 50, MssOptions.Part.ALL);

        new MssBench(PROJECT, options, report, InstantSource.system(), new SecureRandom()).run();

        assertThat(report.figures())
                .extracting(Figure::name)
                .containsExactly(
                        "json-asynch",
                        "json-synch",
                        "soap-synch",
                        "overhead-p50",
                        "overhead-p99",
                        "wake-p99",
                        "open-transactions",
                        "open-heap-peak");
        assertThat(report.figures())
                .filteredOn(figure -> figure.name().equals("open-transactions"))
                .noneMatch(Figure::isShort);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("fsync on")
                .contains("signatures verified: text, key, none lost, none doubled, sealed audit records")
                .contains("processor time for each: gateway");
        assertThat(PROJECT.resolve("infra/bench/target/run-mss")).doesNotExist();
    }
}
