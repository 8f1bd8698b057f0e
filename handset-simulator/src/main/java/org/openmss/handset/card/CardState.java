package org.openmss.handset.card;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/**
 * What a soft card keeps, in the form that is encrypted into its image. Byte strings in base64, keys by purpose.
 *
 * @param keysOrder the order that the keys were made for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CardState(
        Map<String, String> privateKeys,
        Map<String, String> publicKeys,
        String keysOrder,
        String pinSalt,
        String pinHash,
        int triesLeft) {
    static final int TRIES = 3;
    static final CardState BLANK = new CardState(Map.of(), Map.of(), "", "", "", TRIES);

    CardState withTries(int left) {
        return new CardState(privateKeys, publicKeys, keysOrder, pinSalt, pinHash, left);
    }

    /** Secret: says nothing. */
    @Override
    public String toString() {
        return "CardState[…]";
    }
}
