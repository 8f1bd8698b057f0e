package org.openmss.handset.card;

import java.util.List;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;

/** A SIM card with a signature application. Private keys and the PIN stay inside: nothing here gives them out. */
public interface SimCard {

    /** @param registrationAuthorityKeyId which key the order wants the activation code to be encrypted to */
    record KeyOrder(RegistrationId registrationId, Bytes nonce, String registrationAuthorityKeyId) {}

    /** @param proof by the new key over the possession statement */
    record NewKey(KeyPurpose purpose, Bytes publicKey, Bytes proof) {}

    /** @param encryptedActivationCode readable by the registration authority alone, and bound to these keys */
    record NewKeys(List<NewKey> keys, Bytes encryptedActivationCode) {
        public NewKeys {
            keys = List.copyOf(keys);
        }
    }

    /** What became of an order for keys. */
    sealed interface KeyGeneration {
        record Made(NewKeys keys) implements KeyGeneration {}

        /** The card has made keys for this order before, under another PIN, which stands. */
        record OtherPin(int triesLeft) implements KeyGeneration {}

        /** Three wrong PINs for the keys of this order: only another order makes other keys. */
        record PinBlocked() implements KeyGeneration {}
    }

    /** What became of a request to sign. */
    sealed interface Signing {
        /** @param signatures one a hash, in their order */
        record Signed(List<Bytes> signatures) implements Signing {}

        record WrongPin(int triesLeft) implements Signing {}

        record PinBlocked() implements Signing {}

        record NoKey() implements Signing {}
    }

    /** Whether the card was personalised for the registration authority with this key. */
    boolean trusts(String registrationAuthorityKeyId);

    /**
     * Makes one key pair a purpose and sets the PIN. For the same order again it makes no other keys: it shows the same ones, if the PIN is
     * the one that was chosen the first time, and counts a try before it looks at the PIN.
     */
    KeyGeneration generateKeys(KeyOrder order, String activationCode, Pin pin);

    /**
     * Signs hashes as they are, SHA-256 or SHA-384, all or none, if the PIN is right; counts one try, for however many, before it looks at
     * the PIN.
     */
    Signing sign(KeyPurpose purpose, List<Bytes> hashes, Pin pin);
}
