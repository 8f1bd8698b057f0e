package org.openmss.apsample.signin.domain;

import java.time.Duration;
import java.time.Instant;

/** The mobile signature service. What it says of an outcome is believed where it is bad news, and examined where it is good news. */
public interface MobileSignatures {
    Reply ask(SignInId id, PhoneNumber number, String text);

    /** @param patience how long the service may wait for the user before it answers that nothing has happened */
    Outcome look(String transactionId, Duration patience);

    /** What becomes of the question. */
    sealed interface Reply {
        record Accepted(String transactionId, String verificationCode, Instant expiresAt) implements Reply {}

        record Declined(Reason reason) implements Reply {}
    }

    /** What became of the transaction. */
    sealed interface Outcome {
        record Open() implements Outcome {}

        record Signed(Cms signature) implements Outcome {}

        record Ended(Reason reason) implements Outcome {}
    }
}
