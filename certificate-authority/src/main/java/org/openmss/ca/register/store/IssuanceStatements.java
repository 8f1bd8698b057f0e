package org.openmss.ca.register.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.ca.register.store.IssuanceStep.Release;

/**
 * What every issuance asks of the database, for many certificates at once: each way there and back costs more than the work. All but
 * {@link #isKnown} is inside the caller's transaction.
 */
@Singleton
class IssuanceStatements {
    private static final String KNOWN = "select exists (select from certificate where request_id = ?)";
    private static final String INSERT = """
            insert into certificate (issuer, serial, request_id, fingerprint, profile, profile_version, state, to_be_signed,
                subject, public_key, public_key_sha256, registration_id, iccid, proof_nonce, proof_signature, proof_request,
                not_before, not_after, prepared_at, crl_partition, name_key)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            where %s
            on conflict do nothing
            """;
    private static final String INSERT_ANY = INSERT.formatted("true");
    private static final String INSERT_OF_NEW_KEY =
            INSERT.formatted("not exists (select from certified_key where public_key_sha256 = ?)");
    private static final String INSERT_KEY =
            "insert into certified_key (public_key_sha256, subject, profile) values (?, ?, ?) on conflict do nothing";
    private static final String RELEASE = """
            update certificate set state = 'VALID', certificate = ?, released_at = ?
            where issuer = ? and serial = ? and state = 'PREPARED'
            """;
    private final DataSource database;

    IssuanceStatements(DataSource database) {
        this.database = database;
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private interface Values<R> {
        List<?> of(R row);
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

    /** @return for each whether it is in the register now; those whose key was certified before are not */
    List<Boolean> insertOfNewKeys(List<CertificateRow> rows) {
        var inserted = changed(INSERT_OF_NEW_KEY, rows, row -> {
            var values = values(row);
            values.add(row.publicKeySha256);
            return values;
        });
        var added = new ArrayList<CertificateRow>();
        for (int i = 0; i < rows.size(); i++) {
            if (inserted.get(i)) {
                added.add(rows.get(i));
            }
        }
        if (changed(INSERT_KEY, added, IssuanceStatements::keyValues).contains(false)) {
            throw new IllegalStateException("a key is certified twice at the same moment");
        }
        return inserted;
    }

    /** @return false where another certificate has this serial, request or proof */
    boolean insert(CertificateRow row) {
        return changed(INSERT_ANY, List.of(row), IssuanceStatements::values).getFirst();
    }

    /** @return false where an earlier certificate was for this key */
    boolean insertKey(CertificateRow row) {
        return changed(INSERT_KEY, List.of(row), IssuanceStatements::keyValues).getFirst();
    }

    /** @return for each whether it was this one that released it */
    List<Boolean> release(List<Release> releases) {
        return changed(
                RELEASE,
                releases,
                release -> List.of(
                        release.after().certificate().toArray(),
                        utc(release.after().releasedAt()),
                        release.before().intent().issuer().value(),
                        release.before().serial().toString()));
    }

    private static List<Object> values(CertificateRow row) {
        // may hold null, which List.of does not take
        return new ArrayList<>(Arrays.asList(
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
                row.nameKey));
    }

    /** All profiles for one use share their keys' tables: no proof and no key is used for two. */
    private static List<?> keyValues(CertificateRow row) {
        return List.of(row.publicKeySha256, row.subject, new ProfileName(row.profile).use());
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** All on one way to the database and back. */
    private <R> List<Boolean> changed(String sql, List<R> rows, Values<R> values) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return run(sql, statement -> {
            for (var row : rows) {
                int place = 0;
                for (Object value : values.of(row)) {
                    statement.setObject(++place, value);
                }
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch())
                    .mapToObj(count -> count == 1)
                    .toList();
        });
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
