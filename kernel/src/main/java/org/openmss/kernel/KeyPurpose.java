package org.openmss.kernel;

import java.util.Locale;

/** What a key on the SIM is for. One key, one purpose: sign-in and content commitment are never mixed (EN 319 412-2, 4.3.2). */
public enum KeyPurpose {
    /** Proves who is there; certified with digitalSignature. */
    AUTHENTICATION,
    /** Binds the person to a content; certified with nonRepudiation (contentCommitment). */
    SIGNATURE;

    /** The name on the wire and of the certificate profile: {@code authentication}, {@code signature}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where the text names no purpose */
    public static KeyPurpose ofWireName(String text) {
        return switch (text) {
            case "authentication" -> AUTHENTICATION;
            case "signature" -> SIGNATURE;
            default -> throw new IllegalArgumentException("a key's purpose is authentication or signature");
        };
    }
}
