package org.openmss.ca.status.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.status.domain.CrlEntry;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.LinesInOrder;
import org.openmss.ca.status.domain.RecordedLines;
import org.openmss.kernel.CertificateSerial;

/** Reads with cursors of the database, in the caller's transaction: only the rows at hand are in memory. */
@ApplicationScoped
class JdbcRecordedLines implements RecordedLines {
    private static final int ROWS_AT_HAND = 2000;
    private static final String NOT_STANDING = """
            select serial, revoked_at, reason, invalidity_date, not_after from certificate
            where issuer = ? and crl_partition = ? and revoked_at is not null
            order by serial collate "C"
            """;
    private static final String CHANGED = """
            select serial from (
                select distinct serial from crl_change
                where authority = ? and partition = ? and (number > ? or (number is null and at > ?))) changed
            order by serial collate "C"
            """;
    private final DataSource database;

    JdbcRecordedLines(DataSource database) {
        this.database = database;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public LinesInOrder<Recorded> notStanding(CrlScopeId scope) {
        return new Rows<>(database, NOT_STANDING, query -> ofScope(query, scope), row -> {
            @Nullable Timestamp gone = row.getTimestamp(4);
            return new Recorded(
                    new CrlEntry(
                            CertificateSerial.parse(row.getString(1)),
                            row.getTimestamp(2).toInstant(),
                            row.getInt(3),
                            Optional.ofNullable(gone).map(Timestamp::toInstant)),
                    row.getTimestamp(5).toInstant());
        });
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public LinesInOrder<CertificateSerial> changedSince(CrlScopeId scope, long number, Instant grace) {
        return new Rows<>(
                database,
                CHANGED,
                query -> {
                    ofScope(query, scope);
                    query.setLong(3, number);
                    query.setTimestamp(4, Timestamp.from(grace));
                },
                row -> CertificateSerial.parse(row.getString(1)));
    }

    private static void ofScope(PreparedStatement query, CrlScopeId scope) throws SQLException {
        query.setString(1, scope.authority().value());
        query.setInt(2, scope.partition().number());
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement query) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The rows of one query while its transaction lasts. */
    private static final class Rows<T> implements LinesInOrder<T> {
        private final Connection connection;
        private final PreparedStatement query;
        private final ResultSet rows;
        private final Reading<T> reading;

        Rows(DataSource database, String sql, Parameters parameters, Reading<T> reading) {
            this.reading = reading;
            try {
                connection = database.getConnection();
                query = connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                query.setFetchSize(ROWS_AT_HAND);
                parameters.set(query);
                rows = query.executeQuery();
            } catch (SQLException failed) {
                throw new IllegalStateException("the register could not be read", failed);
            }
        }

        @Override
        public Optional<T> next() {
            try {
                return rows.next() ? Optional.of(reading.of(rows)) : Optional.empty();
            } catch (SQLException failed) {
                throw new IllegalStateException("the register could not be read", failed);
            }
        }

        @Override
        public void close() {
            try (connection;
                    query;
                    rows) {
                return;
            } catch (SQLException failed) {
                throw new IllegalStateException("the register could not be read to its end", failed);
            }
        }
    }
}
