package org.openmss.ra.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

@Entity
@Table(name = "subject")
class SubjectRow {
    @Id
    @Column(name = "serial_number")
    String serialNumber;

    @Column(name = "document_hash")
    byte[] documentHash;

    @Column(name = "date_of_birth")
    LocalDate dateOfBirth;

    @Column(name = "created_at")
    Instant createdAt;
}
