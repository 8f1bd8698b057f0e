package org.openmss.gateway.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "client_certificate")
class ClientCertificateRow {
    @Id
    @Column(name = "sha256")
    String sha256;

    @Column(name = "ap_id")
    String apId;

    @Column(name = "not_before")
    Instant notBefore;

    @Column(name = "not_after")
    Instant notAfter;

    @Column(name = "registered_at")
    Instant registeredAt;

    ClientCertificate toDomain() {
        return new ClientCertificate(sha256, notBefore, notAfter);
    }
}
