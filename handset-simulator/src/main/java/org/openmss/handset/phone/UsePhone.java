package org.openmss.handset.phone;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openmss.handset.card.Phones;
import org.openmss.handset.card.Phones.Phone;
import org.openmss.handset.card.Pin;
import org.openmss.handset.card.SimCard;
import org.openmss.handset.card.SimCard.KeyGeneration;
import org.openmss.handset.card.SimCard.Signing;
import org.openmss.handset.network.HomeMssp;
import org.openmss.handset.network.HomeMssp.Activation;
import org.openmss.handset.network.Message;
import org.openmss.handset.network.Messages;
import org.openmss.handset.network.Notices;
import org.openmss.handset.network.Screens;
import org.openmss.handset.network.SendAnswers;

/** What a user does with the phone: looks at it, activates, gives the PIN, refuses. */
@ApplicationScoped
public class UsePhone {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private final Phones phones;
    private final Messages messages;
    private final Notices notices;
    private final Screens screens;
    private final HomeMssp homeMssp;
    private final SendAnswers sendAnswers;
    private final PhoneConfig config;

    UsePhone(
            Phones phones,
            Messages messages,
            Notices notices,
            Screens screens,
            HomeMssp homeMssp,
            SendAnswers sendAnswers,
            PhoneConfig config) {
        this.phones = phones;
        this.messages = messages;
        this.notices = notices;
        this.screens = screens;
        this.homeMssp = homeMssp;
        this.sendAnswers = sendAnswers;
        this.config = config;
    }

    /** The screen, as soon as there is something on it, or empty after that long. Waits parked, with no connection. */
    Optional<Message> look(Phone phone, Duration atMost) {
        var longest = atMost.compareTo(config.longestLook()) < 0 ? atMost : config.longestLook();
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            var changed = screens.look(phone.iccid());
            try {
                var open = messages.open(phone.iccid()).or(() -> notices.open(phone.iccid()));
                long left = deadline - System.nanoTime();
                if (open.isPresent() || left <= 0) {
                    return open;
                }
                if (changed.await(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS)) {
                    continue;
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } finally {
                screens.leave(phone.iccid(), changed);
            }
        }
    }

    /** How far an activation came: to the home MSSP, or not past the card. */
    sealed interface Activating {
        record Reported(Activation activation) implements Activating {}

        /** The PIN that was chosen at the first try stands. */
        record PinAlreadyChosen(int triesLeft) implements Activating {}

        record PinBlocked() implements Activating {}
    }

    /** @return nothing where no activation is asked for */
    Optional<Activating> activate(Phone phone, String activationCode, Pin pin) {
        if (!(messages.open(phone.iccid()).orElse(null) instanceof Message.GenerateKeys wanted)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (phones.withCard(
                        phone.iccid(), card -> card.generateKeys(wanted.order(), activationCode, pin))) {
                    case KeyGeneration.Made made -> new Activating.Reported(report(phone, wanted, made.keys()));
                    case KeyGeneration.OtherPin other -> new Activating.PinAlreadyChosen(other.triesLeft());
                    case KeyGeneration.PinBlocked blocked -> {
                        messages.close(wanted);
                        yield new Activating.PinBlocked();
                    }
                });
    }

    private Activation report(Phone phone, Message.GenerateKeys wanted, SimCard.NewKeys keys) {
        var activation = homeMssp.report(wanted.order().registrationId(), phone.iccid(), keys);
        switch (activation) {
            case Activation.Active active -> messages.close(wanted);
            case Activation.CodeExpired expired -> messages.close(wanted);
            case Activation.Refused refused -> messages.close(wanted);
            case Activation.WrongCode wrong -> {}
            case Activation.Unavailable unavailable -> {}
        }
        return activation;
    }

    /** @return nothing where this prompt is not on the screen any more */
    Optional<Signing> sign(Phone phone, String promptId, Pin pin) {
        return prompt(phone, promptId).flatMap(prompt -> sign(prompt, pin));
    }

    /** @return nothing where this prompt vanished from the screen before the card had signed */
    public Optional<Signing> sign(Message.Sign prompt, Pin pin) {
        var signing = phones.withCard(prompt.iccid(), card -> card.sign(prompt.purpose(), prompt.hashes(), pin));
        boolean inTime = switch (signing) {
            case Signing.Signed signed -> messages.answer(prompt, HomeMssp.Outcome.SIGNED, signed.signatures());
            case Signing.PinBlocked blocked -> messages.answer(prompt, HomeMssp.Outcome.PIN_BLOCKED, List.of());
            case Signing.NoKey noKey -> messages.answer(prompt, HomeMssp.Outcome.NO_KEY, List.of());
            case Signing.WrongPin wrong -> true;
        };
        return inTime ? Optional.of(signing) : Optional.empty();
    }

    /** @return false where this prompt is not on the screen any more */
    boolean refuse(Phone phone, String promptId) {
        return prompt(phone, promptId)
                .filter(prompt -> messages.answer(prompt, HomeMssp.Outcome.CANCELLED, List.of()))
                .isPresent();
    }

    /** @return false where this notice is not on the phone any more */
    boolean acknowledge(Phone phone, String noticeId) {
        boolean acknowledged = notices.acknowledge(phone.iccid(), noticeId);
        sendAnswers.soon();
        return acknowledged;
    }

    private Optional<Message.Sign> prompt(Phone phone, String promptId) {
        return messages.open(phone.iccid())
                .filter(open -> open.id().equals(promptId))
                .filter(Message.Sign.class::isInstance)
                .map(Message.Sign.class::cast);
    }
}
