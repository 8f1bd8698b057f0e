package org.openmss.ca.hierarchy.domain;

import java.util.Arrays;
import org.openmss.kernel.Bytes;

/** Key identifiers by RFC 7093, method 1: the leftmost 160 bits of SHA-256 over the key's bits. */
public final class KeyIdentifier {
    private static final int OCTETS = 20;

    private KeyIdentifier() {}

    /** @param publicKey a SubjectPublicKeyInfo in DER: SEQUENCE { algorithm SEQUENCE, BIT STRING } */
    public static Bytes of(Bytes publicKey) {
        byte[] info = publicKey.toArray();
        int algorithm = contentOf(info, 0);
        int bitString = contentOf(info, algorithm) + lengthOf(info, algorithm);
        int bits = contentOf(info, bitString) + 1;
        byte[] hash =
                Bytes.of(Arrays.copyOfRange(info, bits, info.length)).sha256().toArray();
        return Bytes.of(Arrays.copyOf(hash, OCTETS));
    }

    private static int contentOf(byte[] der, int element) {
        return element + 2 + octetsOfLength(der, element);
    }

    private static int lengthOf(byte[] der, int element) {
        int octets = octetsOfLength(der, element);
        if (octets == 0) {
            return der[element + 1];
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | der[element + 2 + i] & 0xff;
        }
        return length;
    }

    /** How many octets follow the first octet of the length. */
    private static int octetsOfLength(byte[] der, int element) {
        return der[element + 1] < 0 ? der[element + 1] & 0x7f : 0;
    }
}
