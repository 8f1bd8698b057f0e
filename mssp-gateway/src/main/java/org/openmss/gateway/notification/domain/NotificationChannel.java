package org.openmss.gateway.notification.domain;

import java.util.Optional;
import org.openmss.gateway.signature.domain.SignatureTransaction;

/** Tells an application provider of an end. */
public interface NotificationChannel {

    /** What came of it. */
    sealed interface Told {
        /** @param apStatus what the application provider made of it, where it says so */
        record Taken(Optional<Integer> apStatus) implements Told {}

        /** @param why for the log; nothing of an answer's content is in it */
        record NotTaken(String why) implements Told {}
    }

    Told tell(Notification notification, SignatureTransaction ended);
}
