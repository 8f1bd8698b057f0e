package org.openmss.ca.status.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openmss.kernel.CertificateSerial;

class OverlaidLinesTest {
    private static final int SUPERSEDED = 4;
    private static final int HOLD = 6;

    private static final class Given implements LinesInOrder<CrlEntry> {
        private final Iterator<CrlEntry> lines;
        private boolean closed;

        Given(CrlEntry... lines) {
            this.lines = Stream.of(lines).iterator();
        }

        @Override
        public Optional<CrlEntry> next() {
            return lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static CrlEntry line(String serial, int reason) {
        return new CrlEntry(
                CertificateSerial.parse(serial), Instant.parse("2026-03-01T12:00:00Z"), reason, Optional.empty());
    }

    private static List<CrlEntry> all(LinesInOrder<CrlEntry> lines) {
        var found = new ArrayList<CrlEntry>();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            found.add(line.get());
        }
        return found;
    }

    @Test
    void theDeltaAddsChangesAndTakesOff() {
        var full = new Given(line("21", HOLD), line("23", HOLD), line("25", SUPERSEDED), line("29", SUPERSEDED));
        var delta = new Given(
                line("11", SUPERSEDED),
                line("21", CrlEntry.REMOVE_FROM_CRL),
                line("22", CrlEntry.REMOVE_FROM_CRL),
                line("23", SUPERSEDED),
                line("27", HOLD),
                line("31", HOLD));

        assertThat(all(new OverlaidLines(full, delta)))
                .containsExactly(
                        line("11", SUPERSEDED),
                        line("23", SUPERSEDED),
                        line("25", SUPERSEDED),
                        line("27", HOLD),
                        line("29", SUPERSEDED),
                        line("31", HOLD));
    }

    @Test
    void anEmptyDeltaChangesNothingAndBothAreClosed() {
        var full = new Given(line("21", HOLD));
        var delta = new Given();

        try (var lines = new OverlaidLines(full, delta)) {
            assertThat(all(lines)).containsExactly(line("21", HOLD));
        }

        assertThat(List.of(full.closed, delta.closed)).containsOnly(true);
    }
}
