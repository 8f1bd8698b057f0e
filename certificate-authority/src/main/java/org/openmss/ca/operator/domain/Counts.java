package org.openmss.ca.operator.domain;

import java.time.Instant;
import java.util.List;

/** How many certificates there are of a kind, over time. */
public interface Counts {

    /** What was issued in each hour (UTC) from then on, those without any included. */
    List<Count> issuedPerHour(Instant from, int hours);

    /** What ends in each month (UTC) from then on, unless it was revoked before. */
    List<Count> endingPerMonth(Instant from, int months);

    /** @param from the beginning of the hour or month */
    record Count(Instant from, long certificates) {}
}
