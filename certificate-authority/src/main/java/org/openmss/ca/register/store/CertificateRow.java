package org.openmss.ca.register.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.register.domain.Intent;
import org.openmss.ca.register.domain.NameKey;
import org.openmss.ca.register.domain.PossessionEvidence;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.ca.register.domain.RegisteredCertificate;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.PossessionStatement;
import org.openmss.kernel.RegistrationId;

@Entity
@Table(name = "certificate")
@IdClass(CertificateRow.Key.class)
class CertificateRow {
    record Key(String issuer, String serial) implements Serializable {}

    enum State {
        PREPARED,
        VALID,
        ON_HOLD,
        REVOKED
    }

    @Id
    @Column(name = "issuer")
    String issuer;

    @Id
    @Column(name = "serial")
    String serial;

    @Column(name = "request_id")
    String requestId;

    @Column(name = "fingerprint")
    byte[] fingerprint;

    @Column(name = "profile")
    String profile;

    @Column(name = "profile_version")
    String profileVersion;

    @Column(name = "state")
    String state;

    @Column(name = "to_be_signed")
    byte[] toBeSigned;

    @Column(name = "certificate")
    byte @Nullable [] certificate;

    @Column(name = "subject")
    byte[] subject;

    @Column(name = "name_key")
    @Nullable
    String nameKey;

    @Column(name = "public_key")
    byte[] publicKey;

    @Column(name = "public_key_sha256")
    byte[] publicKeySha256;

    @Column(name = "registration_id")
    @Nullable
    UUID registrationId;

    @Column(name = "iccid")
    @Nullable
    String iccid;

    @Column(name = "proof_nonce")
    byte @Nullable [] proofNonce;

    @Column(name = "proof_signature")
    byte @Nullable [] proofSignature;

    @Column(name = "proof_request")
    byte @Nullable [] proofRequest;

    @Column(name = "not_before")
    Instant notBefore;

    @Column(name = "not_after")
    Instant notAfter;

    @Column(name = "prepared_at")
    Instant preparedAt;

    @Column(name = "crl_partition")
    int crlPartition;

    @Column(name = "released_at")
    @Nullable
    Instant releasedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    @Column(name = "reason")
    @Nullable
    Short reason;

    @Column(name = "invalidity_date")
    @Nullable
    Instant invalidityDate;

    static CertificateRow of(Prepared prepared) {
        var intent = prepared.intent();
        var row = new CertificateRow();
        row.issuer = intent.issuer().value();
        row.serial = intent.serial().toString();
        row.requestId = intent.requestId().value();
        row.fingerprint = intent.fingerprint().toArray();
        row.profile = intent.profile().value();
        row.profileVersion = intent.profileVersion();
        row.state = State.PREPARED.name();
        row.toBeSigned = intent.toBeSigned().toArray();
        row.subject = intent.subject().toArray();
        row.nameKey = NameKey.of(SubjectText.commonName(intent.toBeSigned())).value();
        row.publicKey = intent.evidence().publicKey().toArray();
        row.publicKeySha256 = intent.evidence().publicKey().sha256().toArray();
        switch (intent.evidence()) {
            case PossessionEvidence.Statement(var statement, var signature) -> {
                row.registrationId = statement.registrationId().value();
                row.iccid = statement.iccid().value();
                row.proofNonce = statement.nonce().toArray();
                row.proofSignature = signature.toArray();
            }
            case PossessionEvidence.SelfSigned(var _, var request) -> row.proofRequest = request.toArray();
            case PossessionEvidence.OwnKey(var _) -> {
                // There is nothing beside the key.
            }
        }
        row.notBefore = intent.notBefore();
        row.notAfter = intent.notAfter();
        row.preparedAt = intent.preparedAt();
        row.crlPartition = intent.crlPartition().number();
        return row;
    }

    RegisteredCertificate toDomain() {
        return switch (State.valueOf(state)) {
            case PREPARED -> new Prepared(intent());
            case VALID -> new Valid(intent(), released(), Objects.requireNonNull(releasedAt));
            case ON_HOLD ->
                new OnHold(intent(), released(), Objects.requireNonNull(releasedAt), Objects.requireNonNull(revokedAt));
            case REVOKED ->
                new Revoked(
                        intent(),
                        released(),
                        Objects.requireNonNull(releasedAt),
                        revocation(
                                serial,
                                Objects.requireNonNull(revokedAt),
                                Objects.requireNonNull(reason),
                                invalidityDate));
        };
    }

    static Revocation revocation(String serial, Instant at, short code, @Nullable Instant invalidityDate) {
        return new Revocation(
                CertificateSerial.parse(serial), at, RevocationReason.of(code), Optional.ofNullable(invalidityDate));
    }

    private Bytes released() {
        return Bytes.of(Objects.requireNonNull(certificate));
    }

    private Intent intent() {
        return new Intent(
                new AuthorityId(issuer),
                new RequestId(requestId),
                Bytes.of(fingerprint),
                CertificateSerial.parse(serial),
                new ProfileName(profile),
                profileVersion,
                Bytes.of(toBeSigned),
                Bytes.of(subject),
                evidence(),
                notBefore,
                notAfter,
                preparedAt,
                new CrlPartition(crlPartition));
    }

    private PossessionEvidence evidence() {
        if (proofRequest != null) {
            return new PossessionEvidence.SelfSigned(Bytes.of(publicKey), Bytes.of(proofRequest));
        }
        if (proofNonce == null) {
            return new PossessionEvidence.OwnKey(Bytes.of(publicKey));
        }
        return new PossessionEvidence.Statement(
                new PossessionStatement(
                        new RegistrationId(Objects.requireNonNull(registrationId)),
                        new Iccid(Objects.requireNonNull(iccid)),
                        new ProfileName(profile).purpose().orElseThrow(),
                        Bytes.of(Objects.requireNonNull(proofNonce)),
                        Bytes.of(publicKey)),
                Bytes.of(Objects.requireNonNull(proofSignature)));
    }
}
