package org.openmss.gateway.notification;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.openmss.gateway.notification.domain.Notification;
import org.openmss.gateway.notification.domain.NotificationChannel;
import org.openmss.gateway.notification.domain.NotificationChannel.Told;
import org.openmss.gateway.notification.domain.Notifications;
import org.openmss.gateway.provider.Callbacks;
import org.openmss.gateway.signature.domain.SignatureTransactions;

/**
 * Tells application providers of ends, each at least once and under the same MSSP_TransID; after a failure again with growing pauses,
 * until it is given up. Any replica does it, and no database transaction is open while an application provider is called.
 */
@ApplicationScoped
public class DeliverNotifications {
    private static final Logger LOG = Logger.getLogger(DeliverNotifications.class);
    private static final int AT_ONCE = 32;
    /** So that one that is slow leaves room for the others. */
    private static final int OF_ONE_PROVIDER = 8;

    private final Notifications notifications;
    private final SignatureTransactions transactions;
    private final NotificationChannel channel;
    private final Callbacks callbacks;
    private final NotificationConfig config;
    private final InstantSource clock;

    DeliverNotifications(
            Notifications notifications,
            SignatureTransactions transactions,
            NotificationChannel channel,
            Callbacks callbacks,
            NotificationConfig config,
            InstantSource clock) {
        this.notifications = notifications;
        this.transactions = transactions;
        this.channel = channel;
        this.callbacks = callbacks;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        if (config.enabled()) {
            deliver();
        }
    }

    /** Delivers all that is due. */
    public void deliver() {
        List<Notification> batch;
        do {
            batch = notifications.claim(AT_ONCE, OF_ONE_PROVIDER, config.lease());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                batch.forEach(notification -> threads.execute(() -> deliver(notification)));
            }
        } while (!batch.isEmpty());
    }

    private void deliver(Notification notification) {
        switch (tell(notification)) {
            case Told.Taken taken -> {
                notifications.delivered(notification, taken.apStatus());
                LOG.infof(
                        "notification delivered transactionId=%s apId=%s",
                        notification.transactionId(), notification.apId());
            }
            case Told.NotTaken notTaken -> putOff(notification, notTaken.why());
        }
    }

    private Told tell(Notification notification) {
        try {
            if (!isStillAllowed(notification)) {
                return new Told.NotTaken("the address is not registered any more");
            }
            return channel.tell(
                    notification,
                    transactions.find(notification.transactionId()).orElseThrow());
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "notification failed transactionId=%s", notification.transactionId());
            return new Told.NotTaken("something failed on our side");
        }
    }

    /** The contract may have changed since the signature was asked for, and so may our settings. */
    private boolean isStillAllowed(Notification notification) {
        try {
            return callbacks.allow(
                    notification.apId(), callbacks.parse(notification.address().toString()));
        } catch (IllegalArgumentException notAnyMore) {
            return false;
        }
    }

    private void putOff(Notification notification, String why) {
        if (clock.instant().isBefore(notification.dueSince().plus(config.giveUpAfter()))) {
            LOG.infof(
                    "notification put off transactionId=%s apId=%s attempt=%d why=%s",
                    notification.transactionId(), notification.apId(), notification.attempts() + 1, why);
            notifications.putOff(notification, config.longestPause());
        } else {
            LOG.warnf(
                    "notification given up transactionId=%s apId=%s attempts=%d why=%s",
                    notification.transactionId(), notification.apId(), notification.attempts() + 1, why);
            notifications.giveUp(notification);
        }
    }
}
