package org.openmss.audit.log.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.openmss.audit.log.domain.LoggedRecord;
import org.openmss.audit.log.domain.RecordSearch;

/** Finds records by what they say, page by page; each page costs an index what it holds. */
@Singleton
class JdbcRecords implements RecordSearch.Records {
    private static final String RECORD = "select r.id, r.at, r.actor, r.action, r.subject, r.outcome, l.leaf_index"
            + " from audit_record r left join audit_leaf l on l.record_id = r.id where ";
    private static final int LEAF_INDEX = 7;
    private final DataSource database;

    JdbcRecords(DataSource database) {
        this.database = database;
    }

    @Override
    public List<RecordSearch.Found> find(RecordSearch search, Optional<LoggedRecord> after, int limit) {
        var conditions = new ArrayList<String>(List.of("true"));
        var values = new ArrayList<Object>();
        search.from().ifPresent(from -> condition("r.at >= ?", timestamp(from), conditions, values));
        search.until().ifPresent(until -> condition("r.at < ?", timestamp(until), conditions, values));
        search.actor().ifPresent(actor -> condition("r.actor = ?", actor, conditions, values));
        search.action().ifPresent(action -> condition("r.action = ?", action, conditions, values));
        search.subject().ifPresent(subject -> condition("r.subject = ?", subject, conditions, values));
        after.ifPresent(last -> {
            condition("(r.at, r.id) > (?, ?)", timestamp(last.at()), conditions, values);
            values.add(last.id());
        });
        values.add(limit);
        return select(String.join(" and ", conditions) + " order by r.at, r.id limit ?", values);
    }

    private static void condition(String sql, Object value, List<String> conditions, List<Object> values) {
        conditions.add(sql);
        values.add(value);
    }

    @Override
    public Optional<LoggedRecord> get(long id) {
        return select("r.id = ?", List.of(id)).stream()
                .map(RecordSearch.Found::record)
                .findFirst();
    }

    private List<RecordSearch.Found> select(String condition, List<Object> values) {
        var found = new ArrayList<RecordSearch.Found>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(RECORD + condition)) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new RecordSearch.Found(
                            JdbcSealedLog.record(rows), Optional.ofNullable(rows.getObject(LEAF_INDEX, Long.class))));
                }
            }
        } catch (SQLException e) {
            throw JdbcSealedLog.failure(e);
        }
        return found;
    }

    private static Object timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
