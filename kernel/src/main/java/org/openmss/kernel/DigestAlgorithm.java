package org.openmss.kernel;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The hashes that are signed here. A hash tells its algorithm by its length, so that a card is given the hash alone. */
public enum DigestAlgorithm {
    SHA_256("SHA-256", 32, "3031300d060960864801650304020105000420"),
    SHA_384("SHA-384", 48, "3041300d060960864801650304020205000430");

    private final String wireName;
    private final int octets;
    /** What stands before the hash in a DigestInfo in DER (RFC 8017, 9.2, note 1). */
    private final byte[] digestInfoPrefix;

    DigestAlgorithm(String wireName, int octets, String digestInfoPrefix) {
        this.wireName = wireName;
        this.octets = octets;
        this.digestInfoPrefix = HexFormat.of().parseHex(digestInfoPrefix);
    }

    /** The name in messages, and the platform's. */
    public String wireName() {
        return wireName;
    }

    public int octets() {
        return octets;
    }

    public Bytes hash(Bytes content) {
        try {
            return Bytes.of(MessageDigest.getInstance(wireName).digest(content.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + wireName, e);
        }
    }

    /** The DigestInfo in DER, which an RSA key pads and signs (RSASSA-PKCS1-v1_5). */
    public Bytes digestInfo(Bytes hash) {
        var der = new ByteArrayOutputStream();
        der.writeBytes(digestInfoPrefix);
        der.writeBytes(hash.toArray());
        return Bytes.of(der.toByteArray());
    }

    /** @throws IllegalArgumentException names the hashes that are served */
    public static DigestAlgorithm ofWireName(String text) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wireName.equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "the digest algorithms served are SHA-256 and SHA-384; SHA-1 is not, since documents with the same SHA-1 can be made"));
    }

    /** @throws IllegalArgumentException where no hash that is served has that length */
    public static DigestAlgorithm ofHash(Bytes hash) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.octets == hash.length())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("a hash has 32 octets (SHA-256) or 48 octets (SHA-384)"));
    }

    /**
     * The hash in a DigestInfo.
     *
     * @throws IllegalArgumentException where the bytes are no DigestInfo in DER of a hash that is served
     */
    public static Bytes hashIn(Bytes digestInfo) {
        byte[] der = digestInfo.toArray();
        for (var algorithm : values()) {
            byte[] prefix = algorithm.digestInfoPrefix;
            if (der.length == prefix.length + algorithm.octets
                    && Arrays.equals(der, 0, prefix.length, prefix, 0, prefix.length)) {
                return Bytes.of(Arrays.copyOfRange(der, prefix.length, der.length));
            }
        }
        throw new IllegalArgumentException(
                "a DigestInfo in DER with SHA-256 or SHA-384 and the parameters NULL is expected");
    }
}
