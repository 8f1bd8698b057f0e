package org.openmss.bench.ca;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.openmss.launcher.Obstacle;

/** The CA's tables, filled from outside while the CA is stopped. */
final class Register {
    private static final int AT_ONCE = 50_000;
    /**
     * Rows like that of one real certificate: as long, with random serials, keys, nonces and ids, each key in the table of certified
     * keys, one in ten revoked. Their signatures are the real certificate's, and so not theirs.
     */
    private static final String FILL = """
            with drawn as materialized (
                select substr(t.serial, 1, 2) || substr(md5(random()::text || i) || md5(i || random()::text), 1, length(t.serial) - 2)
                        as new_serial,
                    decode(md5(random()::text || i) || md5(i || random()::text), 'hex') as chance,
                    i %% 10 = 0 as ended,
                    t.*
                from (select * from certificate where state = 'VALID' and proof_nonce is not null limit 1) t,
                    generate_series(1, ?) i),
            made as materialized (
                select *, decode(new_serial, 'hex') as serial_octets, overlay(public_key placing chance from length(public_key) - 31) as new_key
                from drawn),
            keys as (
                insert into certified_key (public_key_sha256, subject, profile)
                select sha256(new_key), sha256(serial_octets), 'authentication' from made)
            insert into certificate (issuer, serial, request_id, fingerprint, profile, profile_version, state, to_be_signed,
                certificate, subject, public_key, public_key_sha256, registration_id, iccid, proof_nonce, proof_signature,
                not_before, not_after, prepared_at, released_at, revoked_at, reason, crl_partition)
            select issuer, new_serial, gen_random_uuid()::text, sha256(chance), profile, profile_version,
                case when ended then 'REVOKED' else 'VALID' end,
                overlay(to_be_signed placing serial_octets from position(decode(serial, 'hex') in to_be_signed)),
                overlay(certificate placing serial_octets from position(decode(serial, 'hex') in certificate)),
                sha256(serial_octets), new_key, sha256(new_key), gen_random_uuid(), iccid, chance, proof_signature,
                not_before, not_after, prepared_at, released_at,
                case when ended then date_trunc('second', now()) end, case when ended then 4 end, crl_partition
            from made
            """.replace("%%", "%");

    private final Connection connection;

    Register(Connection connection) {
        this.connection = connection;
    }

    /** Until there are {@code total} certificates. */
    void fill(int total) throws SQLException {
        long missing = total - number("select count(*) from certificate");
        try (var insert = connection.prepareStatement(FILL)) {
            for (long left = missing; left > 0; left -= AT_ONCE) {
                insert.setInt(1, (int) Math.min(left, AT_ONCE));
                insert.executeUpdate();
            }
        }
        tidy();
    }

    /** All but {@code butOne} serials that are still needed as valid. */
    void revokeAllBut(List<String> needed) throws SQLException {
        execute("alter table certificate disable trigger certificate_status_change");
        try (var update = connection.prepareStatement(
                "update certificate set state = 'REVOKED', revoked_at = date_trunc('second', now()), reason = 4"
                        + " where state = 'VALID' and not (serial = any(?))")) {
            update.setArray(1, connection.createArrayOf("text", needed.toArray()));
            update.executeUpdate();
        }
        execute("alter table certificate enable trigger certificate_status_change");
        tidy();
    }

    long count() throws SQLException {
        return number("select count(*) from certificate");
    }

    long notStanding() throws SQLException {
        return number("select count(*) from certificate where revoked_at is not null");
    }

    /** How often the whole table was read since the database was started. */
    long wholeReads() throws SQLException {
        return number("select seq_scan from pg_stat_user_tables where relname = 'certificate'");
    }

    /** Serials from all over the table. */
    List<String> someValid(int count) throws SQLException {
        var serials = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "select serial from certificate where state = 'VALID' and serial > ? order by serial limit ?")) {
            int fromEach = Math.max(1, count / 100);
            for (int start = 1; serials.size() < count && start < 128; start++) {
                query.setString(1, HexFormat.of().toHexDigits((byte) start));
                query.setInt(2, fromEach);
                try (var rows = query.executeQuery()) {
                    while (rows.next() && serials.size() < count) {
                        serials.add(rows.getString(1));
                    }
                }
            }
        }
        return serials;
    }

    static List<BigInteger> numbers(List<String> serials) {
        return serials.stream().map(serial -> new BigInteger(serial, 16)).toList();
    }

    /** As autovacuum would in the time that so many certificates take in life. */
    private void tidy() throws SQLException {
        execute("vacuum (analyze) certificate");
        execute("vacuum (analyze) certified_key");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new Obstacle("no answer to " + sql);
            }
            return rows.getLong(1);
        }
    }
}
