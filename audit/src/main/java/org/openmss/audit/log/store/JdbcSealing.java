package org.openmss.audit.log.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.log.domain.SealedLog.Final;
import org.openmss.audit.log.domain.SealedLog.Sealing;
import org.openmss.audit.log.domain.SealingPlace;
import org.openmss.audit.merkle.Subtree;
import org.openmss.kernel.Bytes;

/** One round, in a transaction that holds the lock of sealing. Each statement sees what the sealer before has committed. */
final class JdbcSealing implements Sealing {
    private final Connection connection;

    JdbcSealing(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<SignedCheckpoint> newest() {
        try {
            return JdbcSealedLog.newest(connection);
        } catch (SQLException e) {
            throw JdbcSealedLog.failure(e);
        }
    }

    @Override
    public Map<Subtree, Bytes> hashes(Collection<Subtree> subtrees) {
        try {
            return JdbcSealedLog.hashes(connection, subtrees);
        } catch (SQLException e) {
            throw JdbcSealedLog.failure(e);
        }
    }

    @Override
    public List<Final> next(int limit) {
        try {
            var place = place();
            var next = new ArrayList<Final>();
            try (var query = connection.prepareStatement("select r.id, r.at, r.actor, r.action, r.subject, r.outcome,"
                    + " r.recorded_in::text from audit_record r where (r.recorded_in, r.id) > (?::xid8, ?)"
                    + " and r.recorded_in < pg_snapshot_xmin(pg_current_snapshot())"
                    + " order by r.recorded_in, r.id limit ?")) {
                query.setString(1, place.recordedIn());
                query.setLong(2, place.recordId());
                query.setInt(3, limit);
                try (var found = query.executeQuery()) {
                    while (found.next()) {
                        var record = JdbcSealedLog.record(found);
                        next.add(new Final(new SealingPlace(found.getString(7), record.id()), record));
                    }
                }
            }
            return next;
        } catch (SQLException e) {
            throw JdbcSealedLog.failure(e);
        }
    }

    private SealingPlace place() throws SQLException {
        try (var query = connection.prepareStatement("select last_recorded_in::text, last_record_id,"
                        + " last_recorded_in >= pg_snapshot_xmin(pg_current_snapshot())"
                        + " from audit_checkpoint order by tree_size desc limit 1");
                var found = query.executeQuery()) {
            if (!found.next()) {
                return SealingPlace.FIRST;
            }
            if (found.getBoolean(3)) {
                throw new IllegalStateException(
                        "this database counts its transactions anew, as after a dump was restored into another cluster:"
                                + " let its owner run \"select audit_counts_transactions_anew()\" (audit/README.md)");
            }
            return new SealingPlace(found.getString(1), found.getLong(2));
        }
    }

    @Override
    public void add(
            List<Long> recordIds,
            long firstIndex,
            Map<Subtree, Bytes> hashes,
            SignedCheckpoint checkpoint,
            SealingPlace last) {
        var leaves =
                hashes.entrySet().stream().filter(e -> e.getKey().level() == 0).toList();
        var nodes =
                hashes.entrySet().stream().filter(e -> e.getKey().level() > 0).toList();
        try {
            try (var insert = connection.prepareStatement("insert into audit_leaf (leaf_index, record_id, hash)"
                    + " select * from unnest(?::bigint[], ?::bigint[], ?::bytea[])")) {
                insert.setArray(1, longs(leaves.stream().map(e -> e.getKey().position())));
                insert.setArray(
                        2,
                        longs(leaves.stream()
                                .map(e -> recordIds.get((int) (e.getKey().position() - firstIndex)))));
                insert.setArray(3, hashes(leaves));
                insert.executeUpdate();
            }
            try (var insert = connection.prepareStatement("insert into audit_node (level, position, hash)"
                    + " select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])")) {
                insert.setArray(
                        1,
                        connection.createArrayOf(
                                "smallint",
                                nodes.stream()
                                        .map(e -> (short) e.getKey().level())
                                        .toArray()));
                insert.setArray(2, longs(nodes.stream().map(e -> e.getKey().position())));
                insert.setArray(3, hashes(nodes));
                insert.executeUpdate();
            }
            try (var insert = connection.prepareStatement("insert into audit_checkpoint"
                    + " (tree_size, note, last_recorded_in, last_record_id) values (?, ?, ?::xid8, ?)")) {
                insert.setLong(1, checkpoint.checkpoint().size());
                insert.setString(2, checkpoint.note());
                insert.setString(3, last.recordedIn());
                insert.setLong(4, last.recordId());
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw JdbcSealedLog.failure(e);
        }
    }

    private Array longs(Stream<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }

    private Array hashes(List<Map.Entry<Subtree, Bytes>> hashed) throws SQLException {
        return connection.createArrayOf(
                "bytea", hashed.stream().map(e -> e.getValue().toArray()).toArray(byte[][]::new));
    }
}
