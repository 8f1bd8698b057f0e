package org.openmss.ca.hierarchy.domain;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.openmss.kernel.CertificateSerial;

/** Serial numbers: 20 octets, the first bit 0, the first octet not 0, the other bits random (certificate profile SER-2). */
public final class SerialNumbers {
    private static final int OCTETS = 20;
    private static final int LARGEST_FIRST_OCTET = 0x7f;

    private SerialNumbers() {}

    /** @param chance cryptographically strong */
    public static CertificateSerial draw(RandomGenerator chance) {
        byte[] octets = new byte[OCTETS];
        chance.nextBytes(octets);
        octets[0] = (byte) chance.nextInt(1, LARGEST_FIRST_OCTET + 1);
        return new CertificateSerial(new BigInteger(1, octets));
    }
}
