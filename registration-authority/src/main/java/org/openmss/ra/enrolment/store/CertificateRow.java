package org.openmss.ra.enrolment.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;
import org.openmss.ra.enrolment.domain.IssuedCertificate;

@Embeddable
class CertificateRow {
    @Column(name = "purpose")
    String purpose;

    @Column(name = "serial")
    String serial;

    @Column(name = "certificate")
    byte[] certificate;

    @Column(name = "not_after")
    Instant notAfter;

    static CertificateRow of(IssuedCertificate issued) {
        var row = new CertificateRow();
        row.purpose = issued.purpose().wireName();
        row.serial = issued.serial().toString();
        row.certificate = issued.certificate().toArray();
        row.notAfter = issued.notAfter();
        return row;
    }

    IssuedCertificate toDomain() {
        return new IssuedCertificate(
                KeyPurpose.ofWireName(purpose), CertificateSerial.parse(serial), Bytes.of(certificate), notAfter);
    }
}
