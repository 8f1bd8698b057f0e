package org.openmss.gateway.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.RegistrationId;

/** The SIM of a pending subscriber is asked to make its keys. */
@ApplicationScoped
public class StartKeyGeneration {
    private final SubscriberDirectory directory;
    private final DeviceChannel device;

    StartKeyGeneration(SubscriberDirectory directory, DeviceChannel device) {
        this.directory = directory;
        this.device = device;
    }

    /** @return how the message reached the SIM; nothing where no such subscriber waits for keys */
    public Optional<DeviceChannel.Delivery> start(
            RegistrationId registrationId, Bytes nonce, String registrationAuthorityKeyId) {
        return directory
                .find(registrationId)
                .filter(Subscriber.PendingKey.class::isInstance)
                .map(pending -> device.startKeyGeneration(new DeviceChannel.KeyGeneration(
                        "k" + UUID.randomUUID(),
                        registrationId,
                        pending.identity().iccid(),
                        nonce,
                        registrationAuthorityKeyId)));
    }
}
