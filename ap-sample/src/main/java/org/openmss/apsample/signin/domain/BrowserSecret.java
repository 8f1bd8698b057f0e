package org.openmss.apsample.signin.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** 128 random bits that the browser holds in a cookie. The shop keeps only their fingerprint. */
public record BrowserSecret(String value) {
    private static final int OCTETS = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public BrowserSecret {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a browser secret is 32 hexadecimal digits");
        }
    }

    public static BrowserSecret fresh(RandomGenerator chance) {
        byte[] octets = new byte[OCTETS];
        chance.nextBytes(octets);
        return new BrowserSecret(HexFormat.of().formatHex(octets));
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** SHA-256, in hexadecimal digits. The secret is random, so no slow hash is needed. */
    public String fingerprint() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Compares in a time that does not depend on where the first difference lies. */
    public boolean opens(SignIn signIn) {
        return MessageDigest.isEqual(
                fingerprint().getBytes(StandardCharsets.US_ASCII),
                signIn.browser().getBytes(StandardCharsets.US_ASCII));
    }

    /** Secret: says nothing. */
    @Override
    public String toString() {
        return "BrowserSecret[…]";
    }
}
