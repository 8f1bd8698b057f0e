package org.openmss.ca.timestamp.domain;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The hashes whose values are stamped (TS 119 312): no SHA-1, no SHA-224. */
public enum ImprintHash {
    SHA_256("SHA-256", "2.16.840.1.101.3.4.2.1", 32),
    SHA_384("SHA-384", "2.16.840.1.101.3.4.2.2", 48),
    SHA_512("SHA-512", "2.16.840.1.101.3.4.2.3", 64);

    private final String wireName;
    private final String oid;
    private final int octets;

    ImprintHash(String wireName, String oid, int octets) {
        this.wireName = wireName;
        this.oid = oid;
        this.octets = octets;
    }

    public static Optional<ImprintHash> ofOid(String oid) {
        return Arrays.stream(values()).filter(hash -> hash.oid.equals(oid)).findFirst();
    }

    /** All of them, for people. */
    public static String names() {
        return Arrays.stream(values()).map(ImprintHash::wireName).collect(Collectors.joining(", "));
    }

    public String wireName() {
        return wireName;
    }

    public String oid() {
        return oid;
    }

    /** The length of its values. */
    public int octets() {
        return octets;
    }
}
