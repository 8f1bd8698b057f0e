package org.openmss.ca.register.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.openmss.ca.register.domain.History;
import org.openmss.kernel.CertificateSerial;

/** Reads the audit records of one subject. */
@ApplicationScoped
class JdbcHistory implements History {
    private final DataSource database;

    JdbcHistory(DataSource database) {
        this.database = database;
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<Event> of(CertificateSerial serial, long after, int most) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select id, at, actor, action, outcome from audit_record"
                        + " where subject = ? and id > ? order by id limit ?")) {
            query.setString(1, serial.toString());
            query.setLong(2, after);
            query.setInt(3, most);
            try (var rows = query.executeQuery()) {
                var found = new ArrayList<Event>();
                while (rows.next()) {
                    found.add(new Event(
                            rows.getLong(1),
                            rows.getTimestamp(2).toInstant(),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5)));
                }
                return found;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the audit trail could not be read", failed);
        }
    }
}
