package org.openmss.ca.status;

/** For tests of other features: all certificates are in one CRL. */
public final class UndividedCrls {
    private UndividedCrls() {}

    public static CrlPartitions partitions() {
        return new CrlPartitions(new IssueCrlTest.Config(false, false));
    }
}
