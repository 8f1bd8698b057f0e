package org.openmss.handset.network;

import java.time.Instant;
import java.util.Optional;
import org.openmss.handset.card.SimCard;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.VerificationCode;

/** What the home MSSP wants of a SIM and its user. */
public sealed interface Message {

    String id();

    Iccid iccid();

    record GenerateKeys(String id, Iccid iccid, SimCard.KeyOrder order) implements Message {}

    /**
     * What the screen shows is {@code apName}, {@code text}, {@code eventId} and the verification code, and nothing else.
     *
     * @param language that the user wants to be spoken to in, two letters of ISO 639-1
     */
    record Sign(
            String id,
            Iccid iccid,
            KeyPurpose purpose,
            Bytes hash,
            Bytes nonce,
            String apName,
            String text,
            Optional<String> eventId,
            Optional<String> language,
            Instant expiresAt)
            implements Message {

        /** Derived here, not taken from the network, so that both screens show the same only if hash and nonce are the same. */
        public VerificationCode verificationCode() {
            return VerificationCode.of(hash, nonce);
        }

        @Override
        public String toString() {
            return "Sign[" + id + "]";
        }
    }
}
