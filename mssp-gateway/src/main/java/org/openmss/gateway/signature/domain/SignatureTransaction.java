package org.openmss.gateway.signature.domain;

import java.time.Instant;
import org.openmss.kernel.Bytes;

/**
 * A signature transaction. A state holds what exists in it, and only the moves that it allows:
 *
 * <pre>
 *   AwaitingUser --signed--> Signed
 *        |
 *        +-------fail------> Failed      (refused, expired, blocked, revoked, invalid ...)
 * </pre>
 *
 * No state is entered twice, so the state is its own version: of two rivals, one finds its "before" gone.
 */
public sealed interface SignatureTransaction {

    /** The beginning of every transaction. */
    static AwaitingUser receive(SignatureOrder order) {
        return new AwaitingUser(order);
    }

    SignatureOrder order();

    /** @throws RefusedException where this transaction was begun by another request (101 WRONG_PARAM) */
    default SignatureTransaction answering(Bytes fingerprint) {
        if (!order().fingerprint().equals(fingerprint)) {
            throw new RefusedException(
                    new SignatureFailure.WrongParameter(
                            "this AP_TransID was used for another request; use a new one, or repeat the first request unchanged"));
        }
        return this;
    }

    /** On record; the handset is asked next, or the user is looking at the prompt. */
    record AwaitingUser(SignatureOrder order) implements SignatureTransaction {

        /** @param signature checked, in the format of the order */
        public Signed signed(Bytes signature, Instant at) {
            return new Signed(order, signature, at);
        }

        public Failed fail(SignatureFailure why, Instant at) {
            return new Failed(order, why, at);
        }

        public boolean isOverdue(Instant now) {
            return !now.isBefore(order.expiresAt());
        }
    }

    /** Signed, and everything checked. Final. */
    record Signed(SignatureOrder order, Bytes signature, Instant endedAt) implements SignatureTransaction {}

    /** No signature, and never one. Final. */
    record Failed(SignatureOrder order, SignatureFailure why, Instant endedAt) implements SignatureTransaction {}
}
