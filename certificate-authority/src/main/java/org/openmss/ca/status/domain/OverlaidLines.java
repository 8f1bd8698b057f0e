package org.openmss.ca.status.domain;

import java.util.Optional;
import org.openmss.kernel.CertificateSerial;

/** What a relying party knows that has a full CRL and the delta on it: the delta's line counts, and may take one off (RFC 5280, 5.2.4). */
public final class OverlaidLines implements LinesInOrder<CrlEntry> {
    private final LinesInOrder<CrlEntry> full;
    private final LinesInOrder<CrlEntry> delta;
    private Optional<CrlEntry> nextOfFull;
    private Optional<CrlEntry> nextOfDelta;

    /** Closes both with itself. */
    public OverlaidLines(LinesInOrder<CrlEntry> full, LinesInOrder<CrlEntry> delta) {
        this.full = full;
        this.delta = delta;
        this.nextOfFull = full.next();
        this.nextOfDelta = delta.next();
    }

    @Override
    public Optional<CrlEntry> next() {
        while (nextOfDelta.isPresent()) {
            var changed = nextOfDelta.get();
            int order = nextOfFull
                    .map(line -> octets(line.serial(), changed.serial()))
                    .orElse(1);
            if (order < 0) {
                return ofFull();
            }
            if (order == 0) {
                nextOfFull = full.next();
            }
            nextOfDelta = delta.next();
            if (changed.reason() != CrlEntry.REMOVE_FROM_CRL) {
                return Optional.of(changed);
            }
        }
        return ofFull();
    }

    private Optional<CrlEntry> ofFull() {
        var line = nextOfFull;
        if (line.isPresent()) {
            nextOfFull = full.next();
        }
        return line;
    }

    /** As text in hex serials are in the order of their octets. */
    private static int octets(CertificateSerial one, CertificateSerial other) {
        return one.toString().compareTo(other.toString());
    }

    @Override
    public void close() {
        try (full;
                delta) {
            return;
        }
    }
}
