package org.openmss.gateway.device.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;

/** The way to a SIM. A message that was delivered is answered later, by the handset side's own call. */
public interface DeviceChannel {

    /**
     * What the card signs, and what the user sees of it.
     *
     * @param hash as it is, no second hash is made
     */
    record Document(Bytes hash, String text) {
        @Override
        public String toString() {
            return "Document[…]";
        }
    }

    /**
     * The question put to the user.
     *
     * @param id of the transaction; the answer carries it
     * @param documents one, or several that are signed with one PIN, all or none
     * @param apName the contracted name
     * @param eventId shown beside the text
     * @param language that the user is to be spoken to in, two letters
     */
    record Prompt(
            String id,
            Iccid iccid,
            KeyPurpose purpose,
            List<Document> documents,
            Bytes nonce,
            String apName,
            Optional<String> eventId,
            Optional<String> language,
            Instant expiresAt) {
        @Override
        public String toString() {
            return "Prompt[" + id + "]";
        }
    }

    /**
     * A message for the user to read; nothing is asked.
     *
     * @param id the same for every attempt, so that it is shown once
     * @param apName the contracted name
     */
    record Notice(String id, Iccid iccid, String apName, String text, Instant expiresAt) {
        @Override
        public String toString() {
            return "Notice[" + id + "]";
        }
    }

    /** @param registrationAuthorityKeyId which key the card shall encrypt the activation code to */
    record KeyGeneration(
            String id, RegistrationId registrationId, Iccid iccid, Bytes nonce, String registrationAuthorityKeyId) {}

    /** Whether the message lies in the phone. */
    enum Delivery {
        DELIVERED,
        /** Another dialogue is open on the phone. */
        BUSY,
        /** No such SIM, or one that was made for another registration authority. */
        UNKNOWN_SIM,
        /** No answer from the network. */
        UNREACHABLE
    }

    Delivery ask(Prompt prompt);

    Delivery show(Notice notice);

    Delivery startKeyGeneration(KeyGeneration order);

    /** Takes a prompt off the screen, if it is still there and the phone can be reached. */
    void discard(Iccid iccid, String promptId);
}
