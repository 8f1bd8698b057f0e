package org.openmss.gateway.signature.domain;

import java.time.Instant;
import java.util.List;
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

        /** @param signatures checked, in the format of the order, one for each document */
        public Signed signed(List<Bytes> signatures, Instant at) {
            return new Signed(order, signatures, at);
        }

        public Failed fail(SignatureFailure why, Instant at) {
            return new Failed(order, why, at);
        }

        public boolean isOverdue(Instant now) {
            return !now.isBefore(order.expiresAt());
        }
    }

    /** Signed, and everything checked. Final. */
    record Signed(SignatureOrder order, List<Bytes> signatures, Instant endedAt) implements SignatureTransaction {
        public Signed {
            signatures = List.copyOf(signatures);
            if (signatures.size() != order.documents().size()) {
                throw new IllegalArgumentException("each document has one signature");
            }
        }

        /** Of the first document, which is the only one most of the time. */
        public Bytes signature() {
            return signatures.getFirst();
        }
    }

    /** No signature, and never one. Final. */
    record Failed(SignatureOrder order, SignatureFailure why, Instant endedAt) implements SignatureTransaction {}
}
