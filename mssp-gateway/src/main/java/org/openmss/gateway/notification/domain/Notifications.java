package org.openmss.gateway.notification.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The notifications that are due. They are entered with the transaction and fall due with its end. */
public interface Notifications {

    /** The application providers for whom something is due. */
    List<String> providersToTell();

    /** Those of one application provider that are due and that nobody is delivering; for the time of the lease they are this caller's. */
    List<Notification> claim(String apId, int most, Duration lease);

    /** Over, with its audit record. */
    void delivered(Notification notification, Optional<Integer> apStatus);

    /** To be tried again, after a pause that doubles with each attempt. */
    void putOff(Notification notification, Duration longestPause);

    /** Over, with its audit record. */
    void giveUp(Notification notification);
}
