package org.openmss.ca.timestamp.domain;

import java.math.BigInteger;

/** The number of a time-stamp: positive, at most 20 octets (RFC 3161, 2.4.2); as text lower-case hex. */
public record TimeStampSerial(BigInteger value) {
    private static final int MOST_BITS = 159;

    public TimeStampSerial {
        if (value.signum() <= 0 || value.bitLength() > MOST_BITS) {
            throw new IllegalArgumentException("a time-stamp's serial is positive and has at most 20 octets");
        }
    }

    @Override
    public String toString() {
        String hex = value.toString(16);
        return hex.length() % 2 == 0 ? hex : "0" + hex;
    }
}
