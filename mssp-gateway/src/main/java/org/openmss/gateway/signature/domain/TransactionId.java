package org.openmss.gateway.signature.domain;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names a transaction towards its application provider (MSSP_TransID): an NCName, 120 random bits, so that it cannot be guessed. */
public record TransactionId(String value) {
    private static final Pattern FORM = Pattern.compile("t[0-9a-f]{30}");
    private static final int RANDOM_OCTETS = 15;

    public TransactionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("there is no such transaction");
        }
    }

    public static TransactionId draw(RandomGenerator chance) {
        byte[] octets = new byte[RANDOM_OCTETS];
        chance.nextBytes(octets);
        return new TransactionId("t" + HexFormat.of().formatHex(octets));
    }

    @Override
    public String toString() {
        return value;
    }
}
