package org.openmss.ca.register.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.register.domain.CertificateList.Place;
import org.openmss.ca.register.domain.CertificateSelection;
import org.openmss.ca.register.domain.CertificateSelection.Expiring;
import org.openmss.ca.register.domain.CertificateSelection.Issued;
import org.openmss.ca.register.domain.CertificateSelection.Kinds;
import org.openmss.ca.register.domain.CertificateSelection.Named;
import org.openmss.ca.register.domain.CertificateSelection.OfKey;
import org.openmss.ca.register.domain.CertificateSelection.OfRequest;
import org.openmss.ca.register.domain.CertificateSelection.Standing;

/**
 * A selection as SQL. Issuers, profiles and states are few: for each of their combinations the next certificates are read from one range of
 * one index, and the page is the first of them all. So a page costs the same however many certificates there are and however rare the
 * combination is. A plan that PostgreSQL makes once for all values sees the limits, which stand in the text.
 */
record ListQuery(String sql, List<Object> parameters) {
    private static final String COLUMNS = """
            select c.issuer, c.serial, c.request_id, c.profile, c.state, c.to_be_signed, c.prepared_at, c.not_before, c.not_after,
                c.revoked_at, c.reason, c.invalidity_date from\s""";
    private static final String LAST_CHARACTER = "\udbff\udfff";

    static ListQuery of(CertificateSelection selection, Optional<Place> after, int most, List<AuthorityId> issuers) {
        return switch (selection) {
            case Issued(var kinds, var from, var before) ->
                byKind(kinds, issuers, new Order("prepared_at", "desc", "<"), from, before, after, most);
            case Expiring(var kinds, var from, var before) ->
                byKind(kinds, issuers, new Order("not_after", "asc", ">"), from, before, after, most);
            case Named(var beginning) -> {
                var parameters = new ArrayList<Object>(List.of(beginning.value(), beginning.value() + LAST_CHARACTER));
                String place = after.map(at -> {
                            parameters.add(at.key());
                            parameters.add(at.serial().toString());
                            return " and (c.name_key collate \"C\", c.serial) > (?, ?)";
                        })
                        .orElse("");
                yield new ListQuery(
                        COLUMNS + "certificate c where c.name_key collate \"C\" >= ? and c.name_key collate \"C\" < ?"
                                + " and c.state <> 'PREPARED'" + place
                                + " order by c.name_key collate \"C\", c.serial limit " + most,
                        parameters);
            }
            case OfRequest(var requestId) -> bySerial("c.request_id = ?", requestId.value(), after, most);
            case OfKey(var keyId) -> bySerial("key_identifier(c.public_key) = ?", keyId.toArray(), after, most);
        };
    }

    /** @param comparison of what comes later in the list */
    private record Order(String column, String direction, String comparison) {
        String by(String row) {
            return " order by %1$s.%2$s %3$s, %1$s.serial %3$s".formatted(row, column, direction);
        }
    }

    private static ListQuery bySerial(String condition, Object value, Optional<Place> after, int most) {
        var parameters = new ArrayList<>(List.of(value));
        after.ifPresent(at -> parameters.add(at.serial().toString()));
        return new ListQuery(
                COLUMNS + "certificate c where " + condition + " and c.state <> 'PREPARED'"
                        + (after.isPresent() ? " and c.serial > ?" : "") + " order by c.serial limit " + most,
                parameters);
    }

    /** As the partial indexes have it: with the reason alone, which says as much and of which PostgreSQL has good statistics. */
    private static String condition(Standing standing) {
        return switch (standing) {
            case VALID -> "k.reason is null and k.state = 'VALID'";
            case ON_HOLD -> "k.reason = 6";
            case REVOKED -> "k.reason <> 6";
        };
    }

    private static ListQuery byKind(
            Kinds kinds,
            List<AuthorityId> issuers,
            Order order,
            Optional<Instant> from,
            Optional<Instant> before,
            Optional<Place> after,
            int most) {
        var parameters = new ArrayList<Object>();
        parameters.add(kinds.issuer().map(List::of).orElse(issuers).stream()
                .map(AuthorityId::value)
                .toArray(String[]::new));
        String profiles = kinds.profile()
                .map(profile -> {
                    parameters.add(profile.value());
                    return "(select ?::text)";
                })
                .orElse("(select distinct name from profile_edition)");
        var standings = kinds.standing().map(List::of).orElse(List.of(Standing.values()));
        var branches = new ArrayList<String>();
        for (var standing : standings) {
            var conditions = new StringBuilder(" and " + condition(standing));
            from.ifPresent(time -> {
                conditions.append(" and k.").append(order.column()).append(" >= ?");
                parameters.add(Timestamp.from(time));
            });
            before.ifPresent(time -> {
                conditions.append(" and k.").append(order.column()).append(" < ?");
                parameters.add(Timestamp.from(time));
            });
            after.ifPresent(at -> {
                conditions.append(" and (k.%s, k.serial) %s (?, ?)".formatted(order.column(), order.comparison()));
                parameters.add(Timestamp.from(Instant.parse(at.key())));
                parameters.add(at.serial().toString());
            });
            branches.add("(select k.issuer, k.serial, k." + order.column()
                    + " from certificate k where k.issuer = kind.issuer and k.profile = kind.profile" + conditions
                    + order.by("k") + " limit " + most + ")");
        }
        String sql =
                "with kind as materialized (select i.issuer, p.profile from unnest(?::text[]) i(issuer), " + profiles
                        + " p(profile)), page as materialized (select one.* from kind cross join lateral ("
                        + String.join(" union all ", branches) + ") one" + order.by("one") + " limit " + most + ") "
                        + COLUMNS + "page cross join lateral (select * from certificate r where r.issuer = page.issuer"
                        + " and r.serial = page.serial limit 1) c" + order.by("c");
        return new ListQuery(sql, parameters);
    }
}
