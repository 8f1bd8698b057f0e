package org.openmss.handset.network;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;

/** What every signature writes here, one statement each: a prompt that comes, and its answer. In the caller's transaction. */
@ApplicationScoped
class MessageInsert {
    private static final String INSERT = """
            insert into message (id, iccid, kind, state, registration_id, registration_authority_key_id, nonce, purpose, hashes, ap_name, texts,
                event_id, language, expires_at)
            select ?, iccid, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from phone where iccid = ?
            on conflict do nothing
            """;
    private static final String CLOSE_AND_ANSWER = """
            with closed as (update message set state = 'CLOSED' where id = ? and state = 'OPEN' and expires_at > ? returning id)
            insert into answer (message_id, outcome, signatures) select id, ?, ? from closed
            """;
    private final DataSource database;

    MessageInsert(DataSource database) {
        this.database = database;
    }

    /** @return false where no phone has this SIM, this message is there already, or another dialogue is open on the phone */
    boolean insert(MessageRow row) {
        return written(INSERT, statement -> {
            statement.setString(1, row.id);
            statement.setString(2, row.kind);
            statement.setString(3, row.registrationId);
            statement.setString(4, row.registrationAuthorityKeyId);
            statement.setBytes(5, row.nonce);
            statement.setString(6, row.purpose);
            statement.setArray(7, array(statement, "bytea", row.hashes));
            statement.setString(8, row.apName);
            statement.setArray(9, array(statement, "text", row.texts));
            statement.setString(10, row.eventId);
            statement.setString(11, row.language);
            statement.setTimestamp(
                    12, Optional.ofNullable(row.expiresAt).map(Timestamp::from).orElse(null));
            statement.setString(13, row.iccid);
        });
    }

    /** @return false where the dialogue is not open any more */
    boolean closeAndAnswer(Answer answer, Instant now) {
        return written(CLOSE_AND_ANSWER, statement -> {
            statement.setString(1, answer.messageId());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, answer.outcome().name());
            statement.setArray(
                    4,
                    array(
                            statement,
                            "bytea",
                            answer.signatures().stream().map(Bytes::toArray).toArray(byte[][]::new)));
        });
    }

    private static @Nullable Array array(PreparedStatement statement, String type, Object @Nullable [] elements)
            throws SQLException {
        return elements == null ? null : statement.getConnection().createArrayOf(type, elements);
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private boolean written(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the phone's memory cannot be written", e);
        }
    }
}
