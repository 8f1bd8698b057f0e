package org.openmss.gateway.notification;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.openmss.gateway.notification.domain.Notification;
import org.openmss.gateway.notification.domain.NotificationChannel;
import org.openmss.gateway.notification.domain.NotificationChannel.Told;
import org.openmss.gateway.notification.domain.Notifications;
import org.openmss.gateway.provider.Callbacks;
import org.openmss.gateway.signature.domain.SignatureTransactions;

/**
 * Tells application providers of ends, each at least once and under the same MSSP_TransID; after a failure again with growing pauses,
 * until it is given up. Any replica does it, and no database transaction is open while an application provider is called. Each
 * application provider is told by itself, so that one that is slow delays nobody else.
 */
@ApplicationScoped
public class DeliverNotifications {
    private static final Logger LOG = Logger.getLogger(DeliverNotifications.class);
    private static final int OF_ONE_PROVIDER_AT_ONCE = 8;

    private final Notifications notifications;
    private final SignatureTransactions transactions;
    private final NotificationChannel channel;
    private final Callbacks callbacks;
    private final NotificationConfig config;
    private final InstantSource clock;
    /** Those who are being told by this replica. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

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
            notifications.providersToTell().stream().filter(underWay::add).forEach(this::beginToTell);
        }
    }

    private void beginToTell(String apId) {
        Thread.ofVirtual().name("notifications").start(() -> {
            try {
                tellAll(apId);
            } catch (RuntimeException outage) {
                LOG.errorf(outage, "notifications stopped apId=%s", apId);
            } finally {
                underWay.remove(apId);
            }
        });
    }

    /** Delivers all that is due, and comes back when nobody is being told any more. */
    public void deliver() {
        atOnce(notifications.providersToTell(), this::tellAll);
    }

    private void tellAll(String apId) {
        List<Notification> batch;
        do {
            batch = notifications.claim(apId, OF_ONE_PROVIDER_AT_ONCE, config.lease());
            atOnce(batch, this::deliver);
        } while (!batch.isEmpty());
    }

    private static <T> void atOnce(List<T> all, Consumer<T> act) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(each -> threads.execute(() -> act.accept(each)));
        }
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
