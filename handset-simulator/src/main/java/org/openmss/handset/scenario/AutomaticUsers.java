package org.openmss.handset.scenario;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.openmss.handset.card.Phones;
import org.openmss.handset.card.Pin;
import org.openmss.handset.card.SimCard.Signing;
import org.openmss.handset.network.Message;
import org.openmss.handset.network.Messages;
import org.openmss.handset.network.PromptArrived;
import org.openmss.handset.phone.UsePhone;
import org.openmss.kernel.Iccid;

/** The users of scenario numbers, who think for as long as their number says and then type the right PIN. */
@ApplicationScoped
class AutomaticUsers {
    private static final Logger LOG = Logger.getLogger(AutomaticUsers.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    /** As many as can use a card at a time; the others wait, on virtual threads. */
    private static final int AT_A_TIME = 8;

    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("automatic-user").start(task);
    private final Semaphore hands = new Semaphore(AT_A_TIME);
    /** A SIM keeps its number, so it is looked up once. */
    private final ConcurrentHashMap<Iccid, Optional<Duration>> thinkTimes = new ConcurrentHashMap<>();

    private final boolean enabled;
    private final Pin pin;
    private final Phones phones;
    private final Messages messages;
    private final UsePhone usePhone;
    private final InstantSource clock;

    AutomaticUsers(ScenarioConfig config, Phones phones, Messages messages, UsePhone usePhone, InstantSource clock) {
        this.enabled = config.enabled();
        this.pin = new Pin(config.pin());
        this.phones = phones;
        this.messages = messages;
        this.usePhone = usePhone;
        this.clock = clock;
    }

    /** What was on the screens when the process before ended: their users begin to think anew. */
    void resume(@Observes StartupEvent start) {
        if (enabled) {
            messages.openPrompts().forEach(this::see);
        }
    }

    void arrived(@Observes PromptArrived arrival) {
        if (enabled) {
            see(arrival.prompt());
        }
    }

    private void see(Message.Sign prompt) {
        VIRTUAL.execute(() -> thinkTimes
                .computeIfAbsent(prompt.iccid(), this::thinkTime)
                .ifPresent(time -> thinkThenSign(prompt, time)));
    }

    private Optional<Duration> thinkTime(Iccid sim) {
        return phones.find(sim).flatMap(phone -> ScenarioNumber.thinkTime(phone.msisdn()));
    }

    private void thinkThenSign(Message.Sign prompt, Duration time) {
        if (time.isZero()) {
            sign(prompt);
        } else {
            CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, VIRTUAL)
                    .execute(() -> sign(prompt));
        }
    }

    private void sign(Message.Sign prompt) {
        hands.acquireUninterruptibly();
        try {
            if (usePhone.sign(prompt, pin).orElse(null) instanceof Signing.WrongPin) {
                LOG.warnf("the PIN of this phone is not that of automatic users messageId=%s", prompt.id());
            }
        } catch (RuntimeException failed) {
            LOG.warnf("an automatic user could not sign messageId=%s: %s", prompt.id(), failed.getMessage());
            if (clock.instant().isBefore(prompt.expiresAt())) {
                thinkThenSign(prompt, TRY_AGAIN);
            }
        } finally {
            hands.release();
        }
    }
}
