package org.openmss.apsample.signin.domain;

import java.time.Instant;

/**
 * One sign-in.
 *
 * <pre>
 * Begun ──► Waiting ──► Welcome
 *   │          │
 *   └──────────┴──────► TurnedAway
 * </pre>
 *
 * The phone number is asked with and then forgotten: no state has it.
 */
public sealed interface SignIn {
    SignInId id();

    /** The fingerprint of the secret that the browser holds that began it. */
    String browser();

    Instant begunAt();

    /** Recorded before the service is asked, so that nothing is asked for of which we know nothing. */
    record Begun(SignInId id, String browser, Instant begunAt, String text) implements SignIn {
        public Waiting waiting(String transactionId, String verificationCode, Instant expiresAt) {
            return new Waiting(id, browser, begunAt, text, transactionId, verificationCode, expiresAt);
        }

        public TurnedAway turnAway(Reason reason) {
            return new TurnedAway(id, browser, begunAt, reason);
        }
    }

    /** The phone shows the text; the page shows the verification code. */
    record Waiting(
            SignInId id,
            String browser,
            Instant begunAt,
            String text,
            String transactionId,
            String verificationCode,
            Instant expiresAt)
            implements SignIn {
        public Welcome welcome(Customer customer) {
            return new Welcome(id, browser, begunAt, customer);
        }

        public TurnedAway turnAway(Reason reason) {
            return new TurnedAway(id, browser, begunAt, reason);
        }
    }

    record Welcome(SignInId id, String browser, Instant begunAt, Customer customer) implements SignIn {}

    record TurnedAway(SignInId id, String browser, Instant begunAt, Reason reason) implements SignIn {}

    static Begun begin(SignInId id, BrowserSecret secret, Instant now, String text) {
        return new Begun(id, secret.fingerprint(), now, text);
    }
}
