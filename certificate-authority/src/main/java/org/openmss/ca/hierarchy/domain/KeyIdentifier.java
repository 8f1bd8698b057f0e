package org.openmss.ca.hierarchy.domain;

import java.util.Arrays;
import org.openmss.kernel.Bytes;

/** Key identifiers by RFC 7093, method 1: the leftmost 160 bits of SHA-256 over the key's bits. */
public final class KeyIdentifier {
    private static final int OCTETS = 20;

    private KeyIdentifier() {}

    /** @param publicKey a SubjectPublicKeyInfo of an EC key in DER, uncompressed: its bits are an octet 04 and two coordinates at the end */
    public static Bytes of(Bytes publicKey) {
        byte[] info = publicKey.toArray();
        int start = startOfBits(info);
        byte[] hash =
                Bytes.of(Arrays.copyOfRange(info, start, info.length)).sha256().toArray();
        return Bytes.of(Arrays.copyOf(hash, OCTETS));
    }

    /** SEQUENCE { algorithm SEQUENCE, BIT STRING }: all lengths of P-256 and P-384 keys fit into one octet. */
    private static int startOfBits(byte[] info) {
        int algorithm = 2;
        int bitString = algorithm + 2 + info[algorithm + 1];
        return bitString + 3;
    }
}
