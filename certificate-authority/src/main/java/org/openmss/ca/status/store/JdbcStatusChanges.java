package org.openmss.ca.status.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.status.domain.CrlEntries;
import org.openmss.ca.status.domain.CrlEntry;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.StatusChanges;
import org.openmss.kernel.CertificateSerial;

/** Reads with a cursor of the database, in the transaction that issues the CRL: only the rows at hand are in memory. */
@ApplicationScoped
class JdbcStatusChanges implements StatusChanges {
    private static final int ROWS_AT_HAND = 2000;
    private static final String FULL = """
            select serial, revoked_at, reason, invalidity_date from certificate
            where issuer = ? and crl_partition = ? and revoked_at is not null
            and (not_after >= ? or revoked_at > ?)
            order by serial collate "C"
            """;
    private static final String SINCE = """
            select c.serial, coalesce(c.revoked_at, date_trunc('second', change.at)), coalesce(c.reason, 8),
                c.invalidity_date
            from (select serial, max(at) as at from crl_change where authority = ? and partition = ? and number > ?
                group by serial) change
            join certificate c on c.serial = change.serial
            order by c.serial collate "C"
            """;
    private static final Instant LONG_AGO = Instant.EPOCH;
    private final DataSource database;

    JdbcStatusChanges(DataSource database) {
        this.database = database;
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement query) throws SQLException;
    }

    @Override
    public CrlEntries full(CrlScopeId scope, Optional<Instant> droppedBefore) {
        var since = Timestamp.from(droppedBefore.orElse(LONG_AGO));
        return line -> read(
                FULL,
                query -> {
                    ofScope(query, scope);
                    query.setTimestamp(3, since);
                    query.setTimestamp(4, since);
                },
                line);
    }

    @Override
    public CrlEntries since(CrlScopeId scope, long base) {
        return line -> read(
                SINCE,
                query -> {
                    ofScope(query, scope);
                    query.setLong(3, base);
                },
                line);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public boolean allExpired(AuthorityId issuer, Instant now) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select not exists (select 1 from certificate where issuer = ? and not_after >= ?)")) {
            query.setString(1, issuer.value());
            query.setTimestamp(2, Timestamp.from(now));
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the register could not be read", failed);
        }
    }

    private void read(String sql, Parameters parameters, Consumer<CrlEntry> line) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            query.setFetchSize(ROWS_AT_HAND);
            parameters.set(query);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    line.accept(new CrlEntry(
                            CertificateSerial.parse(rows.getString(1)),
                            rows.getTimestamp(2).toInstant(),
                            rows.getInt(3),
                            Optional.ofNullable(rows.getTimestamp(4)).map(Timestamp::toInstant)));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the revocations could not be read", failed);
        }
    }

    private static void ofScope(PreparedStatement query, CrlScopeId scope) throws SQLException {
        query.setString(1, scope.authority().value());
        query.setInt(2, scope.partition().number());
    }
}
