package org.openmss.ca.hierarchy.domain;

/**
 * Which part of an issuing CA's certificates a CRL tells of. A certificate gets its partition when it is issued and keeps it (certificate
 * profile CRL-9).
 *
 * @param number 0 where the CA's certificates were not divided when this one was issued
 */
public record CrlPartition(int number) {
    /** How many parts the certificates of one CA can have. */
    public static final int MOST = 1000;

    public static final CrlPartition UNDIVIDED = new CrlPartition(0);

    public CrlPartition {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("a CRL partition is 0 to " + MOST);
        }
    }

    /** What an address has after the CA's name. */
    String suffix() {
        return number == 0 ? "" : "-p" + number;
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
