package org.openmss.ca.operator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javax.sql.DataSource;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.operator.domain.Counts;

/** Counts in the ranges of the register's indexes: what lies outside of the time asked for costs nothing. */
@ApplicationScoped
class JdbcCounts implements Counts {
    private static final String BY_KIND = """
            select date_trunc('%1$s', one.%2$s at time zone 'UTC') at time zone 'UTC', count(*)
            from (select i.issuer, p.name from unnest(?::text[]) i(issuer), (select distinct name from profile_edition) p) kind
            cross join lateral (
            """;
    private static final String STANDING = """
            select %1$s from certificate where issuer = kind.issuer and profile = kind.name and reason is null
            and state = 'VALID' and %1$s >= ? and %1$s < ?
            """;
    private static final String ENDED = """
            select %1$s from certificate where issuer = kind.issuer and profile = kind.name and reason %2$s 6
            and %1$s >= ? and %1$s < ?
            """;
    private static final String GROUPED = ") one group by 1";
    private static final String UNION = " union all ";
    private final DataSource database;
    private final Hierarchy hierarchy;

    JdbcCounts(DataSource database, Hierarchy hierarchy) {
        this.database = database;
        this.hierarchy = hierarchy;
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<Count> issuedPerHour(Instant from, int hours) {
        var begins = new ArrayList<Instant>();
        var first = from.truncatedTo(ChronoUnit.HOURS);
        for (int hour = 0; hour <= hours; hour++) {
            begins.add(first.plus(hour, ChronoUnit.HOURS));
        }
        return counted(
                BY_KIND.formatted("hour", "prepared_at")
                        + String.join(
                                UNION,
                                STANDING.formatted("prepared_at"),
                                ENDED.formatted("prepared_at", "="),
                                ENDED.formatted("prepared_at", "<>"))
                        + GROUPED,
                begins,
                3);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<Count> endingPerMonth(Instant from, int months) {
        var begins = new ArrayList<Instant>();
        var first = from.atOffset(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
        for (int month = 0; month <= months; month++) {
            begins.add(first.plusMonths(month).toInstant());
        }
        return counted(
                BY_KIND.formatted("month", "not_after")
                        + String.join(UNION, STANDING.formatted("not_after"), ENDED.formatted("not_after", "="))
                        + GROUPED,
                begins,
                2);
    }

    /** @param begins of each period, and the end of the last */
    private List<Count> counted(String sql, List<Instant> begins, int branches) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            hierarchy.issuers().stream()
                                    .map(issuer -> issuer.id().value())
                                    .toArray()));
            for (int branch = 0; branch < branches; branch++) {
                query.setTimestamp(2 + 2 * branch, Timestamp.from(begins.getFirst()));
                query.setTimestamp(3 + 2 * branch, Timestamp.from(begins.getLast()));
            }
            var found = new HashMap<Instant, Long>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getTimestamp(1).toInstant(), rows.getLong(2));
                }
            }
            return begins.subList(0, begins.size() - 1).stream()
                    .map(begin -> new Count(begin, found.getOrDefault(begin, 0L)))
                    .toList();
        } catch (SQLException failed) {
            throw new IllegalStateException("the register could not be counted", failed);
        }
    }
}
