package org.openmss.ca.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.openmss.ca.notification.domain.StatusListener;
import org.openmss.ca.notification.domain.StatusListener.Answer;
import org.openmss.ca.notification.domain.StatusNews;
import org.openmss.ca.notification.domain.StatusNewsOutbox;

/**
 * Tells what waits in the outbox: each news at least once, those of one certificate in their order, those of many certificates at the same time.
 * Nobody waits for it; a registration authority that is away is tried again and again.
 */
@ApplicationScoped
class SendStatusNews {
    private static final Logger LOG = Logger.getLogger(SendStatusNews.class);
    private static final int AT_ONCE = 32;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private final StatusNewsOutbox outbox;
    private final StatusListener listener;
    private final NotificationConfig config;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private Instant pausedSince = Instant.EPOCH;
    private Instant pausedUntil = Instant.EPOCH;
    private Duration pause = FIRST_PAUSE;

    SendStatusNews(
            StatusNewsOutbox outbox,
            StatusListener listener,
            NotificationConfig config,
            InstantSource clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.listener = listener;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void send() {
        if (!config.enabled()) {
            outbox.clear();
            return;
        }
        while (!isPausing()) {
            var batch = outbox.claim(AT_ONCE, config.lease());
            if (batch.isEmpty()) {
                return;
            }
            tell(batch);
        }
    }

    /** A clock that was set back ends the pause, else it would last until the clock is where it was. */
    private boolean isPausing() {
        var now = clock.instant();
        return !now.isBefore(pausedSince) && now.isBefore(pausedUntil);
    }

    private void tell(List<StatusNews> batch) {
        Map<StatusNews, Answer> answers = new ConcurrentHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            batch.forEach(news -> threads.execute(() -> answers.put(news, listener.tell(news))));
        }
        // Where the call itself broke it is open whether the news has arrived, and it is told again.
        Map<Answer, List<StatusNews>> by = batch.stream()
                .collect(Collectors.groupingBy(
                        news -> answers.getOrDefault(news, Answer.AWAY),
                        () -> new EnumMap<>(Answer.class),
                        Collectors.toList()));
        by.forEach(this::settle);
        if (by.containsKey(Answer.AWAY)) {
            pause();
        } else {
            pause = FIRST_PAUSE;
        }
    }

    private void settle(Answer answer, List<StatusNews> news) {
        switch (answer) {
            case TOLD -> outbox.remove(news);
            case REFUSED -> outbox.putOff(news);
            case AWAY -> outbox.giveBack(news);
        }
        meters.counter("mss.ca.notification.sent", "answer", answer.name().toLowerCase(Locale.ROOT))
                .increment(news.size());
    }

    private void pause() {
        LOG.warnf("the registration authority is not told of certificates for now, tried again in %s", pause);
        pausedSince = clock.instant();
        pausedUntil = pausedSince.plus(pause);
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(config.longestPause()) > 0 ? config.longestPause() : longer;
    }
}
