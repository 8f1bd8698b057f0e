package org.openmss.ca.hierarchy.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.hierarchy.AdmissionConfig;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.Admissions;
import org.openmss.ca.hierarchy.domain.AuthorityId;

/** An admission stays, so one that was read is not read again; one that another node wrote is seen at the next question. */
@ApplicationScoped
class JdbcAdmissions implements Admissions {
    private final DataSource database;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final boolean needed;
    private final Set<AuthorityId> known = ConcurrentHashMap.newKeySet();

    JdbcAdmissions(
            DataSource database,
            AuditTrail audit,
            InstantSource clock,
            AdmissionConfig config,
            HierarchyConfig hierarchy) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.needed = config.secondOperator() && !hierarchy.keys().createIfAbsent();
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public boolean isAdmitted(AuthorityId issuer) {
        if (!needed || known.contains(issuer)) {
            return true;
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select 1 from issuing_admission where issuer = ?")) {
            query.setString(1, issuer.value());
            try (var row = query.executeQuery()) {
                boolean admitted = row.next();
                if (admitted) {
                    known.add(issuer);
                }
                return admitted;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("whether a CA may issue could not be read", failed);
        }
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void admit(AuthorityId issuer, String operator) {
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement("insert into issuing_admission (issuer, admitted_at, admitted_by)"
                                + " values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, issuer.value());
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            insert.setString(3, operator);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("a CA could not be admitted", failed);
        }
        audit.record(new AuditRecord(operator, "authority.admit", issuer.value(), "done"));
    }
}
