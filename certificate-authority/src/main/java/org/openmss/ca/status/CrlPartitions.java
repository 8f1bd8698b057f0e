package org.openmss.ca.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.kernel.CertificateSerial;

/** Which part of the CRL a new certificate belongs to. Serials are random, so the parts grow alike. */
@ApplicationScoped
public class CrlPartitions {
    private final int count;

    CrlPartitions(StatusConfig config) {
        this.count = config.crl().partitions();
    }

    public CrlPartition of(CertificateSerial serial) {
        return count == 1
                ? CrlPartition.UNDIVIDED
                : new CrlPartition(
                        1 + serial.value().mod(BigInteger.valueOf(count)).intValue());
    }
}
