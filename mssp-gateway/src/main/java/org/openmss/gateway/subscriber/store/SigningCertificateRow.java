package org.openmss.gateway.subscriber.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "signing_certificate")
class SigningCertificateRow {
    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "registration_id")
    UUID registrationId;

    @Column(name = "purpose")
    String purpose;

    @Column(name = "chain")
    byte[] chain;

    @Column(name = "standing")
    String standing;

    @Column(name = "standing_sequence")
    long standingSequence;
}
