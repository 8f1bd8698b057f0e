package org.openmss.gateway.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.RegistrationId;

/** The registration authority ends a subscriber's means to sign: the next request is refused before any prompt. */
@ApplicationScoped
public class RevokeSubscriber {
    private final SubscriberDirectory directory;

    RevokeSubscriber(SubscriberDirectory directory) {
        this.directory = directory;
    }

    /** @return false where there is no such subscriber; true where he is revoked now, by this call or an earlier one */
    public boolean revoke(RegistrationId registrationId) {
        while (true) {
            var found = directory.find(registrationId);
            if (found.isEmpty()) {
                return false;
            }
            boolean revoked = switch (found.get()) {
                case Subscriber.PendingKey pending -> directory.replace(pending, pending.revoked());
                case Subscriber.Active active -> directory.replace(active, active.revoked());
                case Subscriber.Revoked already -> true;
            };
            if (revoked) {
                return true;
            }
        }
    }
}
