package org.openmss.ra.enrolment.domain;

import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.PossessionStatement;

/**
 * The two keys that a card made for one call, each with the card's proof that it has them.
 *
 * @param nonce of the call for keys that the proofs answer
 */
public record ReportedKeys(Bytes nonce, ReportedKey authentication, ReportedKey signature) {

    /** A key and the signature by it over its {@link PossessionStatement}. */
    public record ReportedKey(UserKey key, Bytes proof) {}

    /** @throws IllegalArgumentException where one key is to serve both purposes */
    public ReportedKeys {
        if (authentication.key().equals(signature.key())) {
            throw new IllegalArgumentException("each purpose has a key of its own");
        }
    }

    public ReportedKey of(KeyPurpose purpose) {
        return switch (purpose) {
            case AUTHENTICATION -> authentication;
            case SIGNATURE -> signature;
        };
    }

    /** Whether each proof signs this registration, this card, the key's purpose, the nonce and the key itself. */
    public boolean areProvenFor(Binding binding) {
        for (var purpose : KeyPurpose.values()) {
            var reported = of(purpose);
            var statement = new PossessionStatement(
                    binding.id(),
                    binding.iccid(),
                    purpose,
                    nonce,
                    reported.key().encoded());
            if (!reported.key().hasSigned(statement.toBeSigned(), reported.proof())) {
                return false;
            }
        }
        return true;
    }

    /** The same two keys, whatever the proofs: a card that repeats itself signs anew. */
    public boolean areTheKeysOf(UserKey authenticationKey, UserKey signatureKey) {
        return authentication.key().equals(authenticationKey) && signature.key().equals(signatureKey);
    }
}
