package org.openmss.handset.card;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a soft card keeps, in the form that is encrypted into its image. Byte strings in base64, keys by purpose.
 *
 * @param keyKind of all keys on the card; a card from before it was written has P-256 keys
 * @param keysOrder the order that the keys were made for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CardState(
        Map<String, String> privateKeys,
        Map<String, String> publicKeys,
        @Nullable KeyKind keyKind,
        String keysOrder,
        String pinSalt,
        String pinHash,
        int triesLeft) {
    static final int TRIES = 3;
    static final CardState BLANK = new CardState(Map.of(), Map.of(), null, "", "", "", TRIES);

    CardState withTries(int left) {
        return new CardState(privateKeys, publicKeys, keyKind, keysOrder, pinSalt, pinHash, left);
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
