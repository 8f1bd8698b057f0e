package org.openmss.ca.issuance.domain;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of keys that this CA certifies for others (certificate profile USR-7); a profile may allow fewer. */
public enum KeyKind {
    P256("P-256"),
    P384("P-384"),
    P521("P-521"),
    RSA("RSA");

    private final String wireName;

    KeyKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in profiles and messages. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException where there is no such kind */
    public static KeyKind ofWireName(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a kind of key is one of "
                        + Arrays.stream(values()).map(KeyKind::wireName).collect(Collectors.joining(", "))));
    }
}
