package org.openmss.gateway.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;

/** The registration authority announces somebody who is going to be a subscriber. */
@ApplicationScoped
public class AddSubscriber {

    /** How it ended. */
    public enum Outcome {
        ADDED,
        ALREADY_THERE,
        /** The number or the SIM belongs to another live subscriber. */
        TAKEN
    }

    private final SubscriberDirectory directory;

    AddSubscriber(SubscriberDirectory directory) {
        this.directory = directory;
    }

    public Outcome add(Subscriber.Identity identity) {
        if (directory.add(Subscriber.announced(identity))) {
            return Outcome.ADDED;
        }
        return directory
                .find(identity.registrationId())
                .filter(there -> there.identity().equals(identity))
                .map(there -> Outcome.ALREADY_THERE)
                .orElse(Outcome.TAKEN);
    }
}
