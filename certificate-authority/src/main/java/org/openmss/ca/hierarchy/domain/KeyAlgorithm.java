package org.openmss.ca.hierarchy.domain;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.openmss.kernel.Bytes;

/** What a CA key is, and how it signs. */
public enum KeyAlgorithm {
    P256("P-256", "300a06082a8648ce3d040302", "SHA256withECDSA", 72),
    P384("P-384", "300a06082a8648ce3d040303", "SHA384withECDSA", 104),
    RSA3072("RSA-3072", "300d06092a864886f70d01010b0500", "SHA256withRSA", 384),
    RSA4096("RSA-4096", "300d06092a864886f70d01010b0500", "SHA256withRSA", 512),
    /** FIPS 204. Experimental: for a root and for audit checkpoints only; relying parties do not know it yet. */
    MLDSA65("ML-DSA-65", "300b0609608648016503040312", "ML-DSA-65", 3309);

    private final String wireName;
    private final Bytes signatureIdentifier;
    private final String signature;
    private final int longestSignature;

    KeyAlgorithm(String wireName, String signatureIdentifier, String signature, int longestSignature) {
        this.wireName = wireName;
        this.signatureIdentifier = Bytes.of(HexFormat.of().parseHex(signatureIdentifier));
        this.signature = signature;
        this.longestSignature = longestSignature;
    }

    /** The name in settings and protocols. */
    public String wireName() {
        return wireName;
    }

    /** The AlgorithmIdentifier of its signatures in DER: parameters absent for ECDSA and ML-DSA, NULL for RSA (certificate profile ENC-5). */
    public Bytes signatureIdentifier() {
        return signatureIdentifier;
    }

    /** The name of its signatures in the Java Cryptography Architecture. */
    public String signature() {
        return signature;
    }

    /** In octets. */
    public int longestSignature() {
        return longestSignature;
    }

    public boolean isExperimental() {
        return this == MLDSA65;
    }

    /** @throws IllegalArgumentException where there is no such algorithm */
    public static KeyAlgorithm ofWireName(String text) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a CA key is one of "
                        + Arrays.stream(values()).map(KeyAlgorithm::wireName).collect(Collectors.joining(", "))));
    }
}
