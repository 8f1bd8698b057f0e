package org.openmss.ca.notification.domain;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** News that waits to be told, filled by the register in the transaction of each change. Nodes share it. */
public interface StatusNewsOutbox {

    /**
     * The oldest that is due, what comes of bulk revocations last, for this node alone as long as the lease lasts. Of one certificate only its oldest news, so that each is told in
     * order.
     */
    List<StatusNews> claim(int most, Duration lease);

    /** It has been told. */
    void remove(Collection<StatusNews> told);

    /** It was not told, and may be tried again at once. */
    void giveBack(Collection<StatusNews> untold);

    /** It was refused: after a while, longer each time, it is tried again. */
    void putOff(Collection<StatusNews> refused);

    /** Throws all of it away. */
    void clear();

    Backlog backlog();

    /** @param age of the oldest */
    record Backlog(long size, Duration age) {
        public static final Backlog NONE = new Backlog(0, Duration.ZERO);
    }
}
