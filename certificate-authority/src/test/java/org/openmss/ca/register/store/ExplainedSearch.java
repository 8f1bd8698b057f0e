package org.openmss.ca.register.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.register.PageCursor;
import org.openmss.ca.register.SearchTerms;

/** What PostgreSQL does for a search: with a plan made for its values, or with one made once for all values. */
public final class ExplainedSearch {
    private ExplainedSearch() {}

    public static String explain(Connection connection, SearchTerms terms, Hierarchy hierarchy, boolean oncePlanned)
            throws SQLException {
        var issuers = hierarchy.issuers().stream().map(Issuer::id).toList();
        var query = ListQuery.of(terms.selection(), terms.after().map(PageCursor::place), terms.limit() + 1, issuers);
        var plan = new StringBuilder();
        try (var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = " + (oncePlanned ? "force_generic_plan" : "force_custom_plan"));
            statement.execute("prepare search as " + numbered(query.sql()));
            try (var rows = statement.executeQuery(
                    "explain (analyze, buffers) execute search(" + literals(query.parameters()) + ")")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            statement.execute("deallocate search");
        }
        return plan.toString();
    }

    private static String numbered(String sql) {
        var text = new StringBuilder();
        int number = 0;
        for (char character : sql.toCharArray()) {
            text.append(character == '?' ? "$" + ++number : String.valueOf(character));
        }
        return text.toString();
    }

    private static String literals(List<Object> values) {
        return values.stream().map(ExplainedSearch::literal).collect(Collectors.joining(", "));
    }

    private static String literal(Object value) {
        return switch (value) {
            case String[] texts ->
                Stream.of(texts).map(ExplainedSearch::literal).collect(Collectors.joining(", ", "array[", "]"));
            case byte[] octets -> "'\\x" + HexFormat.of().formatHex(octets) + "'";
            case Integer number -> number.toString();
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }
}
