package org.openmss.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Writes records to the service's own database. */
@ApplicationScoped
class JdbcAuditTrail implements AuditTrail {
    private static final int LONGEST = 200;
    private final DataSource database;
    private final InstantSource clock;

    JdbcAuditTrail(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void record(AuditRecord act) {
        insert(act);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void recordRefusal(AuditRecord attempt) {
        insert(attempt);
    }

    private void insert(AuditRecord act) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into audit_record (at, actor, action, subject, outcome) values (?, ?, ?, ?, ?)")) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            insert.setString(2, fitting(act.actor()));
            insert.setString(3, act.action());
            insert.setString(4, fitting(act.subject()));
            insert.setString(5, act.outcome());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit record could not be written, so the act does not stand", e);
        }
    }

    /** Names come from outside: a refused attempt may carry one that is far too long, and must be recorded all the same. */
    private static String fitting(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.isEmpty() ? "-" : plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
