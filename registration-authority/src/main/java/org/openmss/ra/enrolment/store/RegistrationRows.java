package org.openmss.ra.enrolment.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Binding;
import org.openmss.ra.enrolment.domain.HashedCode;
import org.openmss.ra.enrolment.domain.IssuedCertificate;
import org.openmss.ra.enrolment.domain.KeyGeneration;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registration.Active;
import org.openmss.ra.enrolment.domain.Registration.Cause;
import org.openmss.ra.enrolment.domain.Registration.Certifying;
import org.openmss.ra.enrolment.domain.Registration.Failed;
import org.openmss.ra.enrolment.domain.Registration.PendingKey;
import org.openmss.ra.enrolment.domain.Registration.Revoked;
import org.openmss.ra.enrolment.domain.Registration.Withdrawing;
import org.openmss.ra.enrolment.domain.ReportedKeys;
import org.openmss.ra.enrolment.domain.ReportedKeys.ReportedKey;
import org.openmss.ra.enrolment.domain.UserKey;
import org.openmss.ra.enrolment.store.RegistrationRow.State;
import org.openmss.ra.identity.domain.CountryCode;
import org.openmss.ra.identity.domain.Person;
import org.openmss.ra.identity.domain.SubjectSerialNumber;

/** Turns states into rows and rows into states. What a later state does not hold stays in the row, as evidence. */
final class RegistrationRows {
    private RegistrationRows() {}

    static State stateOf(Registration registration) {
        return switch (registration) {
            case PendingKey pending -> State.PENDING_KEY;
            case Certifying certifying -> State.CERTIFYING;
            case Active active -> State.ACTIVE;
            case Withdrawing withdrawing -> State.WITHDRAWING;
            case Failed failed -> State.FAILED;
            case Revoked revoked -> State.REVOKED;
        };
    }

    static RegistrationRow created(PendingKey pending) {
        var row = new RegistrationRow();
        var binding = pending.binding();
        row.id = binding.id().value();
        row.subjectSerialNumber = binding.subject().value();
        row.givenName = binding.person().givenName();
        row.surname = binding.person().surname();
        row.countryCode = binding.person().country().value();
        row.dateOfBirth = binding.person().dateOfBirth();
        row.msisdn = binding.msisdn().value();
        row.iccid = binding.iccid().value();
        row.registeredAt = binding.registeredAt();
        write(pending, row, binding.registeredAt());
        return row;
    }

    static void write(Registration registration, RegistrationRow row, Instant now) {
        row.state = stateOf(registration);
        row.changedAt = now;
        switch (registration) {
            case PendingKey pending -> write(pending.keyGeneration(), row);
            case Certifying certifying -> write(certifying.keys(), row);
            case Active active -> write(active.certificates(), row);
            case Withdrawing withdrawing -> write(withdrawing.cause(), row);
            case Failed failed -> write(failed.certificates(), row);
            case Revoked revoked -> write(revoked.certificates(), row);
        }
    }

    static Registration read(RegistrationRow row) {
        var binding = binding(row);
        var certificates =
                row.certificates.stream().map(CertificateRow::toDomain).toList();
        return switch (row.state) {
            case PENDING_KEY -> new PendingKey(binding, keyGeneration(row));
            case CERTIFYING -> new Certifying(binding, requireNonNull(keys(row)));
            case ACTIVE -> new Active(binding, requireNonNull(keys(row)), certificates);
            case WITHDRAWING -> new Withdrawing(binding, keys(row), certificates, cause(row));
            case FAILED -> new Failed(binding, requireNonNull(row.failure), certificates);
            case REVOKED ->
                new Revoked(binding, requireNonNull(row.revocationReason), requireNonNull(row.revokedAt), certificates);
        };
    }

    private static void write(KeyGeneration keyGeneration, RegistrationRow row) {
        row.nonce = keyGeneration.nonce().toArray();
        row.codeSalt = keyGeneration.code().salt().toArray();
        row.codeHash = keyGeneration.code().hash().toArray();
        row.codeExpiresAt = keyGeneration.expiresAt();
        row.triesLeft = KeyGeneration.TRIES;
    }

    private static void write(ReportedKeys keys, RegistrationRow row) {
        row.authenticationKey = keys.authentication().key().encoded().toArray();
        row.authenticationProof = keys.authentication().proof().toArray();
        row.signatureKey = keys.signature().key().encoded().toArray();
        row.signatureProof = keys.signature().proof().toArray();
    }

    private static void write(List<IssuedCertificate> certificates, RegistrationRow row) {
        if (row.certificates.isEmpty()) { // once known, they do not change
            certificates.forEach(issued -> row.certificates.add(CertificateRow.of(issued)));
        }
    }

    private static void write(Cause cause, RegistrationRow row) {
        switch (cause) {
            case Cause.Decided(var reason, var at) -> {
                row.revocationReason = reason;
                row.revokedAt = at;
            }
            case Cause.NeighbourRefused(var failure) -> row.failure = failure;
        }
    }

    private static Binding binding(RegistrationRow row) {
        return new Binding(
                new RegistrationId(row.id),
                new Person(row.givenName, row.surname, new CountryCode(row.countryCode), row.dateOfBirth),
                new SubjectSerialNumber(row.subjectSerialNumber),
                new Msisdn(row.msisdn),
                new Iccid(row.iccid),
                row.registeredAt);
    }

    private static KeyGeneration keyGeneration(RegistrationRow row) {
        var code = new HashedCode(Bytes.of(row.codeSalt), Bytes.of(row.codeHash));
        return new KeyGeneration(Bytes.of(row.nonce), code, row.codeExpiresAt);
    }

    private static @Nullable ReportedKeys keys(RegistrationRow row) {
        if (row.authenticationKey == null
                || row.authenticationProof == null
                || row.signatureKey == null
                || row.signatureProof == null) {
            return null;
        }
        return new ReportedKeys(
                Bytes.of(row.nonce),
                key(row.authenticationKey, row.authenticationProof),
                key(row.signatureKey, row.signatureProof));
    }

    private static ReportedKey key(byte[] encoded, byte[] proof) {
        return new ReportedKey(new UserKey(Bytes.of(encoded)), Bytes.of(proof));
    }

    private static Cause cause(RegistrationRow row) {
        return row.failure != null
                ? new Cause.NeighbourRefused(row.failure)
                : new Cause.Decided(requireNonNull(row.revocationReason), requireNonNull(row.revokedAt));
    }
}
