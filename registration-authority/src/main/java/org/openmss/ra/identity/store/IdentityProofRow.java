package org.openmss.ra.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.openmss.ra.identity.domain.IdentityProof;

@Entity
@Table(name = "identity_proof")
class IdentityProofRow {
    @Id
    @Column(name = "registration_id")
    UUID registrationId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "document_type")
    IdentityProof.DocumentType documentType;

    @Column(name = "document_number_sealed")
    byte[] documentNumberSealed;

    @Column(name = "issuing_country")
    String issuingCountry;

    @Column(name = "valid_until")
    LocalDate validUntil;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "method")
    IdentityProof.Method method;

    @Column(name = "proven_at")
    Instant provenAt;
}
