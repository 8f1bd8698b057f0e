package org.openmss.handset.network;

import org.openmss.handset.card.SimCard;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.RegistrationId;

/** The home MSSP, which hears what the card answers. */
public interface HomeMssp {

    /** What became of new keys. */
    sealed interface Activation {
        record Active() implements Activation {}

        record WrongCode(int triesLeft) implements Activation {}

        record CodeExpired() implements Activation {}

        record Refused() implements Activation {}

        /** Nobody answered; the same keys may be sent again. */
        record Unavailable() implements Activation {}
    }

    Activation report(RegistrationId registrationId, Iccid iccid, SimCard.NewKeys keys);

    /** @return whether there is an end to it: taken, or refused for good; if not, it has to be sent again */
    boolean answer(Answer answer);

    /** The user has read a notice. @return whether there is an end to it, as for an answer */
    boolean acknowledge(String messageId);

    /** How a dialogue on the phone ended. */
    enum Outcome {
        SIGNED,
        CANCELLED,
        PIN_BLOCKED,
        NO_KEY
    }
}
