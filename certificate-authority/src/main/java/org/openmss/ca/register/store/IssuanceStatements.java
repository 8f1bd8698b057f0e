package org.openmss.ca.register.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.ca.register.domain.RequestId;

/** What every issuance asks of the database, in as few statements as it can be: each way there and back costs more than the work. */
@Singleton
class IssuanceStatements {
    private static final String KNOWN = "select exists (select from certificate where request_id = ?)";
    private static final String INSERT = """
            with added as (
                insert into certificate (issuer, serial, request_id, fingerprint, profile, profile_version, state, to_be_signed,
                    subject, public_key, public_key_sha256, registration_id, iccid, proof_nonce, proof_signature, proof_request,
                    not_before, not_after, prepared_at, crl_partition, name_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                returning public_key_sha256, subject),
            key as (
                insert into certified_key (public_key_sha256, subject, profile)
                select public_key_sha256, subject, ? from added
                on conflict do nothing
                returning 1)
            select exists (select from added), exists (select from key)
            """;
    private static final String RELEASE = """
            update certificate set state = 'VALID', certificate = ?, released_at = ?
            where issuer = ? and serial = ? and state = 'PREPARED'
            """;
    private final DataSource database;

    IssuanceStatements(DataSource database) {
        this.database = database;
    }

    /** @param key false also where an earlier certificate was for this key */
    record Inserted(boolean certificate, boolean key) {}

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    boolean isKnown(RequestId requestId) {
        return run(KNOWN, statement -> {
            statement.setString(1, requestId.value());
            try (var answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        });
    }

    /** Inside the caller's transaction. */
    Inserted insert(CertificateRow row, String use) {
        return run(INSERT, statement -> {
            Object[] values = {
                row.issuer,
                row.serial,
                row.requestId,
                row.fingerprint,
                row.profile,
                row.profileVersion,
                row.state,
                row.toBeSigned,
                row.subject,
                row.publicKey,
                row.publicKeySha256,
                row.registrationId,
                row.iccid,
                row.proofNonce,
                row.proofSignature,
                row.proofRequest,
                utc(row.notBefore),
                utc(row.notAfter),
                utc(row.preparedAt),
                row.crlPartition,
                row.nameKey,
                use
            };
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var answer = statement.executeQuery()) {
                answer.next();
                return new Inserted(answer.getBoolean(1), answer.getBoolean(2));
            }
        });
    }

    /** Inside the caller's transaction. */
    int release(Prepared before, Valid after) {
        return run(RELEASE, statement -> {
            statement.setBytes(1, after.certificate().toArray());
            statement.setObject(2, utc(after.releasedAt()));
            statement.setString(3, before.intent().issuer().value());
            statement.setString(4, before.serial().toString());
            return statement.executeUpdate();
        });
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the register cannot be read or written", e);
        }
    }
}
