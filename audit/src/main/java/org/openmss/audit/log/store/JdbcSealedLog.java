package org.openmss.audit.log.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.log.domain.LogEntry;
import org.openmss.audit.log.domain.LoggedRecord;
import org.openmss.audit.log.domain.SealedLog;
import org.openmss.audit.log.domain.Waiting;
import org.openmss.audit.merkle.Subtree;
import org.openmss.kernel.Bytes;

/** Plain SQL on connections of its own: it runs beside the acts, never in their transactions. */
@Singleton
public class JdbcSealedLog implements SealedLog {
    /** "MSSaudit" in ASCII. Advisory locks are per database. */
    private static final long LOCK = 0x4d53536175646974L;

    private static final int COUNTED_AT_MOST = 100_000;
    private static final String PLACE_OF_SEALER = "(select last_recorded_in, last_record_id from audit_checkpoint"
            + " union all select '0'::xid8, 0 order by 1 desc, 2 desc limit 1)";
    private static final String RECORD = "r.id, r.at, r.actor, r.action, r.subject, r.outcome";

    /** One look into the index for each leaf: without statistics the planner would read the whole table for each page. */
    private static final String EACH_RECORD =
            " left join lateral (select * from audit_record a where a.id = l.record_id limit 1) r on true";

    private final DataSource database;

    public JdbcSealedLog(DataSource database) {
        this.database = database;
    }

    @Override
    public <T> Optional<T> alone(Function<Sealing, T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var done =
                        lock(connection) ? Optional.of(work.apply(new JdbcSealing(connection))) : Optional.<T>empty();
                connection.commit();
                return done;
            } catch (RuntimeException | SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (var answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Override
    public Optional<SignedCheckpoint> newest() {
        return ask(JdbcSealedLog::newest);
    }

    static Optional<SignedCheckpoint> newest(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                        "select note from audit_checkpoint order by tree_size desc limit 1");
                var found = query.executeQuery()) {
            return found.next() ? Optional.of(SignedCheckpoint.parse(found.getString(1))) : Optional.empty();
        }
    }

    @Override
    public Map<Subtree, Bytes> hashes(Collection<Subtree> subtrees) {
        return ask(connection -> hashes(connection, subtrees));
    }

    static Map<Subtree, Bytes> hashes(Connection connection, Collection<Subtree> subtrees) throws SQLException {
        var levels = subtrees.stream().map(subtree -> (short) subtree.level()).toArray(Short[]::new);
        var positions = subtrees.stream().map(Subtree::position).toArray(Long[]::new);
        var hashes = new HashMap<Subtree, Bytes>();
        try (var query = connection.prepareStatement(
                "with wanted as (select * from unnest(?::smallint[], ?::bigint[]) as w(level, position))"
                        + " select level, position, hash from audit_node join wanted using (level, position)"
                        + " union all select 0::smallint, leaf_index, hash from audit_leaf"
                        + " join wanted on level = 0 and leaf_index = position")) {
            query.setArray(1, connection.createArrayOf("smallint", levels));
            query.setArray(2, connection.createArrayOf("bigint", positions));
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    hashes.put(new Subtree(found.getInt(1), found.getLong(2)), Bytes.of(found.getBytes(3)));
                }
            }
        }
        return hashes;
    }

    @Override
    public List<LogEntry> entries(long from, long before, int limit) {
        return ask(connection -> entries(
                connection,
                "l.leaf_index >= ? and l.leaf_index < ? order by l.leaf_index limit ?",
                from,
                before,
                limit));
    }

    @Override
    public Optional<LogEntry> entryOf(long recordId) {
        return ask(connection ->
                entries(connection, "l.record_id = ?", recordId).stream().findFirst());
    }

    private static List<LogEntry> entries(Connection connection, String condition, long... values) throws SQLException {
        var entries = new ArrayList<LogEntry>();
        try (var query = connection.prepareStatement("select " + RECORD
                + ", l.leaf_index, l.record_id, l.hash from audit_leaf l" + EACH_RECORD
                + " where " + condition)) {
            for (int i = 0; i < values.length; i++) {
                query.setLong(i + 1, values[i]);
            }
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    entries.add(new LogEntry(
                            found.getLong(7),
                            found.getLong(8),
                            Bytes.of(found.getBytes(9)),
                            found.getObject(1) == null ? null : record(found)));
                }
            }
        }
        return entries;
    }

    @Override
    public List<SignedCheckpoint> checkpoints(long after, long upTo) {
        return ask(connection -> {
            var checkpoints = new ArrayList<SignedCheckpoint>();
            try (var query = connection.prepareStatement(
                    "select note from audit_checkpoint where tree_size > ? and tree_size <= ? order by tree_size")) {
                query.setLong(1, after);
                query.setLong(2, upTo);
                try (var found = query.executeQuery()) {
                    while (found.next()) {
                        checkpoints.add(SignedCheckpoint.parse(found.getString(1)));
                    }
                }
            }
            return checkpoints;
        });
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint(long size) {
        return checkpoints(size - 1, size).stream().findFirst();
    }

    @Override
    public boolean hasRecord(long recordId) {
        return ask(connection -> {
            try (var query = connection.prepareStatement("select 1 from audit_record where id = ?")) {
                query.setLong(1, recordId);
                try (var found = query.executeQuery()) {
                    return found.next();
                }
            }
        });
    }

    @Override
    public List<LoggedRecord> strays(int limit) {
        return ask(connection -> {
            var strays = new ArrayList<LoggedRecord>();
            try (var query = connection.prepareStatement("select " + RECORD
                    + " from audit_record r where (r.recorded_in, r.id) <= " + PLACE_OF_SEALER
                    + " and not exists (select from audit_leaf l where l.record_id = r.id) order by r.id limit ?")) {
                query.setInt(1, limit);
                try (var found = query.executeQuery()) {
                    while (found.next()) {
                        strays.add(record(found));
                    }
                }
            }
            return strays;
        });
    }

    @Override
    public Waiting waiting() {
        return ask(connection -> {
            try (var query = connection.prepareStatement("select count(*), min(at) from (select at from audit_record r"
                    + " where (r.recorded_in, r.id) > " + PLACE_OF_SEALER
                    + " order by r.recorded_in, r.id limit ?) waiting")) {
                query.setInt(1, COUNTED_AT_MOST);
                try (var found = query.executeQuery()) {
                    found.next();
                    var since = Optional.ofNullable(found.getObject(2, OffsetDateTime.class));
                    return new Waiting(found.getLong(1), since.map(OffsetDateTime::toInstant));
                }
            }
        });
    }

    static LoggedRecord record(ResultSet row) throws SQLException {
        Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
        return new LoggedRecord(
                row.getLong(1), at, row.getString(3), row.getString(4), row.getString(5), row.getString(6));
    }

    private <T> T ask(Query<T> query) {
        try (var connection = database.getConnection()) {
            return query.ask(connection);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    static IllegalStateException failure(SQLException cause) {
        return new IllegalStateException("the audit log's database failed", cause);
    }

    private interface Query<T> {
        T ask(Connection connection) throws SQLException;
    }
}
