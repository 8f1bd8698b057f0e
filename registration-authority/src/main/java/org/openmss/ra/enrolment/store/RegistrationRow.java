package org.openmss.ra.enrolment.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openmss.ra.enrolment.domain.Failure;
import org.openmss.ra.enrolment.domain.RevocationReason;

@Entity
@Table(name = "registration")
class RegistrationRow {

    enum State {
        PENDING_KEY,
        CERTIFYING,
        ACTIVE,
        WITHDRAWING,
        FAILED,
        REVOKED
    }

    @Id
    @Column(name = "id")
    UUID id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state")
    State state;

    @Column(name = "subject_serial_number")
    String subjectSerialNumber;

    @Column(name = "given_name")
    String givenName;

    @Column(name = "surname")
    String surname;

    @Column(name = "country_code")
    String countryCode;

    @Column(name = "date_of_birth")
    LocalDate dateOfBirth;

    @Column(name = "msisdn")
    String msisdn;

    @Column(name = "iccid")
    String iccid;

    @Column(name = "registered_at")
    Instant registeredAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "nonce")
    byte[] nonce;

    @Column(name = "code_salt")
    byte[] codeSalt;

    @Column(name = "code_hash")
    byte[] codeHash;

    @Column(name = "code_expires_at")
    Instant codeExpiresAt;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    @Column(name = "tries_left")
    int triesLeft;

    @Column(name = "authentication_key")
    byte @Nullable [] authenticationKey;

    @Column(name = "authentication_proof")
    byte @Nullable [] authenticationProof;

    @Column(name = "signature_key")
    byte @Nullable [] signatureKey;

    @Column(name = "signature_proof")
    byte @Nullable [] signatureProof;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "failure")
    @Nullable
    Failure failure;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "revocation_reason")
    @Nullable
    RevocationReason revocationReason;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "registration_certificate", joinColumns = @JoinColumn(name = "registration_id"))
    List<CertificateRow> certificates = new ArrayList<>();
}
