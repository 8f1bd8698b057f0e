package org.openmss.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Writes records to the service's own database. */
@ApplicationScoped
class JdbcAuditTrail implements AuditTrail {
    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private final DataSource database;
    private final InstantSource clock;

    JdbcAuditTrail(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void record(AuditRecord act) {
        insert(List.of(act));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void recordAll(List<AuditRecord> acts) {
        if (!acts.isEmpty()) {
            insert(acts);
        }
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void recordRefusal(AuditRecord attempt) {
        insert(List.of(attempt));
    }

    private void insert(List<AuditRecord> acts) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into audit_record (at, actor, action, subject, outcome) values (?, ?, ?, ?, ?)")) {
            var now = Timestamp.from(clock.instant());
            for (var act : acts) {
                insert.setTimestamp(1, now);
                insert.setString(2, fitting(act.actor()));
                insert.setString(3, act.action());
                insert.setString(4, fitting(act.subject()));
                insert.setString(5, act.outcome());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit record could not be written, so the act does not stand", e);
        }
    }

    /** Names come from outside: a refused attempt may carry one that is far too long, and must be recorded all the same. */
    private static String fitting(String name) {
        String plain = CONTROL.matcher(name).replaceAll("?");
        return plain.isEmpty() ? "-" : plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
