package org.openmss.ra.enrolment.domain;

import org.openmss.kernel.CertificateSerial;

/**
 * What the certificate authority tells of one certificate. The same news may come again, or late.
 *
 * @param sequence grows with each change of a certificate
 */
public record StatusNews(CertificateSerial serial, CertificateStatus status, long sequence) {
    public StatusNews {
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence number is 1 or more");
        }
    }
}
