package org.openmss.audit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.openmss.audit.log.domain.LoggedRecord;
import org.openmss.kernel.Bytes;

/** Entries whose record is not the one that was sealed: changed, or swapped with another of them. Told together, however far apart they are. */
final class Differences {
    private static final int MOST = 100;
    private final List<Difference> differences = new ArrayList<>();
    private boolean areAllKept = true;

    private record Difference(long index, long recordId, Bytes sealed, LoggedRecord found) {
        /** True if the other's record, under this one's id, is what was sealed here. */
        boolean fits(LoggedRecord other) {
            return new LoggedRecord(
                            recordId, other.at(), other.actor(), other.action(), other.subject(), other.outcome())
                    .leafHash()
                    .equals(sealed);
        }
    }

    void compare(long index, long recordId, Bytes sealed, LoggedRecord found) {
        boolean isSealed = found.id() == recordId && found.leafHash().equals(sealed);
        if (isSealed) {
            return;
        }
        if (differences.size() < MOST) {
            differences.add(new Difference(index, recordId, sealed, found));
        } else {
            areAllKept = false;
        }
    }

    /** @return false where there were more than are told */
    boolean tell(Consumer<String> told) {
        for (var difference : differences) {
            var rival = differences.stream()
                    .filter(other -> !other.equals(difference) && difference.fits(other.found()))
                    .findFirst();
            told.accept("entry " + difference.index() + " (record " + difference.recordId() + ") "
                    + rival.map(other -> "was swapped with entry " + other.index())
                            .orElse("was changed: it is not the record that was sealed"));
        }
        return areAllKept;
    }
}
