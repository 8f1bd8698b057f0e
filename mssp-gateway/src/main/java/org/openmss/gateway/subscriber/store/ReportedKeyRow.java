package org.openmss.gateway.subscriber.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

@Entity
@Table(name = "reported_key")
@IdClass(ReportedKeyRow.Key.class)
class ReportedKeyRow {
    @Id
    @Column(name = "registration_id")
    UUID registrationId;

    @Id
    @Column(name = "purpose")
    String purpose;

    @Column(name = "public_key")
    byte[] publicKey;

    record Key(UUID registrationId, String purpose) implements Serializable {}
}
