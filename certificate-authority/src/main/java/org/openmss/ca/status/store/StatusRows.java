package org.openmss.ca.status.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.kernel.CertificateSerial;

/**
 * The statuses in the register. Beside each change stands the number of its transaction. A look reads from the oldest transaction that was
 * still open at the look before it, so one that commits late is not passed over; what is read twice does no harm.
 */
@Singleton
class StatusRows {
    private static final int ROWS_AT_HAND = 5000;
    private static final String MOMENT = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint, now()";
    private static final int LONGEST_SILENCE_MILLIS =
            (int) Duration.ofSeconds(10).toMillis();
    private static final String RELEASED = """
            select issuer, serial, extract(epoch from revoked_at)::bigint, reason, extract(epoch from invalidity_date)::bigint
            from certificate where state <> 'PREPARED'
            """;

    /**
     * The upper bound leaves out what a restored backup brought from a server with higher numbers: it was read at the start. Each certificate is
     * looked up by itself, whatever the planner thinks of a table that has grown since it last looked.
     */
    private static final String CHANGED = """
            select c.* from status_change s cross join lateral (
            """ + RELEASED + """
             and serial = s.serial limit 1) c
             where s.changed_by >= cast(? as xid8) and s.changed_by < pg_snapshot_xmax(pg_current_snapshot())
            """;

    private static final String ONE = RELEASED + " and serial = ?";

    private static final String FORGET = "delete from status_change where at < now() - make_interval(secs => ?)";

    private final DataSource database;

    StatusRows(DataSource database) {
        this.database = database;
    }

    /** @param revocation absent where the certificate stands */
    record StatusRow(AuthorityId issuer, CertificateSerial serial, Optional<Revocation> revocation) {}

    Look look() throws SQLException {
        var connection = database.getConnection();
        try {
            return new Look(connection);
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Changes that every replica has seen by then; a transaction of this service lasts a minute at most. */
    void forgetBefore(Duration age) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.setLong(1, age.toSeconds());
            delete.executeUpdate();
        }
    }

    Optional<StatusRow> of(CertificateSerial serial) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ONE)) {
            query.setString(1, serial.toString());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** What is committed at one moment. */
    static final class Look implements AutoCloseable {
        private final Connection connection;
        private final long oldestOpen;
        private final Instant at;

        /** A database that is silent must not hold up who waits behind the look. */
        private Look(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MILLIS);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var query = connection.createStatement();
                    var row = query.executeQuery(MOMENT)) {
                row.next();
                this.oldestOpen = row.getLong(1);
                this.at = row.getTimestamp(2).toInstant();
            }
        }

        /** By the clock of the database, which also says what may be forgotten. */
        Instant at() {
            return at;
        }

        /** It falls only where the database was put back to an earlier time. */
        long oldestOpen() {
            return oldestOpen;
        }

        void all(Consumer<StatusRow> reader) throws SQLException {
            try (var query = connection.prepareStatement(RELEASED)) {
                read(query, reader);
            }
        }

        void changedFrom(long transaction, Consumer<StatusRow> reader) throws SQLException {
            try (var query = connection.prepareStatement(CHANGED)) {
                query.setString(1, Long.toString(transaction));
                read(query, reader);
            }
        }

        private static void read(PreparedStatement query, Consumer<StatusRow> reader) throws SQLException {
            query.setFetchSize(ROWS_AT_HAND);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.accept(StatusRows.read(rows));
                }
            }
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                connection.rollback();
                connection.setNetworkTimeout(Runnable::run, 0);
            }
        }
    }

    private static StatusRow read(ResultSet row) throws SQLException {
        var serial = CertificateSerial.parse(row.getString(2));
        var since = Optional.ofNullable(row.getObject(3, Long.class)).map(Instant::ofEpochSecond);
        if (since.isEmpty()) {
            return new StatusRow(new AuthorityId(row.getString(1)), serial, Optional.empty());
        }
        var invalid = Optional.ofNullable(row.getObject(5, Long.class)).map(Instant::ofEpochSecond);
        var revocation = new Revocation(serial, since.get(), RevocationReason.of(row.getInt(4)), invalid);
        return new StatusRow(new AuthorityId(row.getString(1)), serial, Optional.of(revocation));
    }
}
