package org.openmss.gateway.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

@Entity
@Table(name = "message_certificate")
class MessageCertificateRow {
    @Id
    @Column(name = "sha256")
    String sha256;

    @Column(name = "ap_id")
    String apId;

    @Column(name = "certificate")
    byte[] certificate;

    @Column(name = "not_before")
    Instant notBefore;

    @Column(name = "not_after")
    Instant notAfter;

    @Column(name = "registered_at")
    Instant registeredAt;

    MessageCertificate toDomain() {
        try {
            return new MessageCertificate((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate)));
        } catch (CertificateException e) {
            throw new IllegalStateException("a stored certificate cannot be read", e);
        }
    }
}
