package org.openmss.handset.network;

import java.time.Instant;
import java.util.List;
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

    /** What the card signs, and the text that the user sees of it. */
    record Document(Bytes hash, String text) {
        @Override
        public String toString() {
            return "Document[…]";
        }
    }

    /**
     * What the screen shows is {@code apName}, each document's text, {@code eventId} and the verification code, and nothing else.
     *
     * @param documents one, or several that are signed with one PIN, all or none
     * @param language that the user wants to be spoken to in, two letters of ISO 639-1
     */
    record Sign(
            String id,
            Iccid iccid,
            KeyPurpose purpose,
            List<Document> documents,
            Bytes nonce,
            String apName,
            Optional<String> eventId,
            Optional<String> language,
            Instant expiresAt)
            implements Message {

        /** Derived here, not taken from the network, so that both screens show the same only if hash and nonce are the same. */
        public VerificationCode verificationCode() {
            return VerificationCode.of(hashes(), nonce);
        }

        public List<Bytes> hashes() {
            return documents.stream().map(Document::hash).toList();
        }

        @Override
        public String toString() {
            return "Sign[" + id + "]";
        }
    }

    /** Nothing is asked: the user reads it, and may say that he has. */
    record Show(String id, Iccid iccid, String apName, String text, Instant expiresAt) implements Message {
        @Override
        public String toString() {
            return "Show[" + id + "]";
        }
    }
}
