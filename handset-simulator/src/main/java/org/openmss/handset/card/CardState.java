package org.openmss.handset.card;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a soft card keeps, in the form that is encrypted into its image. Byte strings in base64, keys by purpose.
 *
 * @param keyKind of all keys on the card; a card from before it was written has P-256 keys
 * @param keysOrder the order that the keys were made for
 * @param pinRounds of PBKDF2; a card from before they were written has 20,000
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CardState(
        Map<String, String> privateKeys,
        Map<String, String> publicKeys,
        @Nullable KeyKind keyKind,
        String keysOrder,
        String pinSalt,
        String pinHash,
        @Nullable Integer pinRounds,
        int triesLeft) {
    static final int TRIES = 3;
    /** Who can read a card's image has the keys themselves beside the PIN's hash, so more rounds would protect nothing. */
    static final int PIN_ROUNDS = 1;

    private static final int FORMER_PIN_ROUNDS = 20_000;
    static final CardState BLANK = new CardState(Map.of(), Map.of(), null, "", "", "", null, TRIES);

    CardState withTries(int left) {
        return new CardState(privateKeys, publicKeys, keyKind, keysOrder, pinSalt, pinHash, pinRounds, left);
    }

    int rounds() {
        return pinRounds == null ? FORMER_PIN_ROUNDS : pinRounds;
    }

    KeyKind kind() {
        return keyKind == null ? KeyKind.P256 : keyKind;
    }

    /** Secret: says nothing. */
    @Override
    public String toString() {
        return "CardState[…]";
    }
}
