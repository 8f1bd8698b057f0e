package org.openmss.ca.operator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.ca.operator.domain.Counts.Count;

/** A bar is as high as the number beside it says. */
class BarChartTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static BarChart chart(long... values) {
        var counts = new ArrayList<Count>();
        for (long value : values) {
            counts.add(new Count(NOON.plus(Duration.ofHours(counts.size())), value));
        }
        return BarChart.ofHours("issued", "Issued", counts);
    }

    @ParameterizedTest
    @CsvSource({
        "0, '0,1'",
        "1, '0,1'",
        "4, '0,1,2,3,4'",
        "5, '0,2,4,6'",
        "23, '0,10,20,30'",
        "1000000, '0,500000,1000000'"
    })
    void theScaleHasFewRoundNumbersAndReachesAboveTheHighestBar(long highest, String scale) {
        assertThat(chart(0, highest).marks())
                .extracting(BarChart.Mark::value)
                .containsExactlyElementsOf(
                        List.of(scale.split(",")).stream().map(Long::valueOf).toList());
    }

    @Test
    void aBarOfARoundNumberEndsAtItsLine() {
        var chart = chart(LongStream.of(10, 20, 30).toArray());

        for (int i = 0; i < 3; i++) {
            assertThat(chart.bars().get(i).y())
                    .isEqualTo(chart.marks().get(i + 1).y());
        }
        assertThat(chart.marks().getFirst().y())
                .isEqualTo(chart.bars().getFirst().y() + chart.bars().getFirst().height());
    }

    @Test
    void noBarReachesIntoTheNumbersOrOverTheEdge() {
        var chart = chart(new long[24]);

        assertThat(chart.bars()).allSatisfy(bar -> {
            assertThat(bar.x()).isGreaterThan(chart.numbers());
            assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(chart.width());
        });
    }
}
