package org.openmss.gateway.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.gateway.notification.domain.Notification;
import org.openmss.gateway.notification.domain.Notifications;
import org.openmss.gateway.signature.domain.TransactionId;

/** Times are the database's, which all replicas share. No transaction stays open while somebody is told. */
@ApplicationScoped
@Transactional
class PostgresNotifications implements Notifications {
    /** From one provider's entries in the index to the next one's, however many each has. */
    private static final String PROVIDERS_TO_TELL = """
            with recursive provider(ap_id) as (
                (select lowest.ap_id from notification lowest where lowest.state = 'DUE' order by lowest.ap_id limit 1)
                union all
                select (select higher.ap_id from notification higher where higher.state = 'DUE' and higher.ap_id > provider.ap_id
                    order by higher.ap_id limit 1)
                from provider where provider.ap_id is not null)
            select provider.ap_id from provider where exists (
                select 1 from notification due where due.state = 'DUE' and due.ap_id = provider.ap_id and due.due_at <= now())
            """;

    private static final String CLAIM = """
            update notification set due_at = now() + make_interval(secs => :lease) where transaction_id in (
                select due.transaction_id from notification due
                where due.state = 'DUE' and due.ap_id = :apId and due.due_at <= now()
                order by due.due_at limit :most for update of due skip locked)
            returning transaction_id, ap_id, url, due_since, attempts
            """;
    private static final String PUT_OFF = """
            update notification set attempts = attempts + 1,
                due_at = now() + make_interval(secs => least(2 ^ least(attempts, 20), :longest))
            where transaction_id = :id and state = 'DUE'
            """;
    private static final String SETTLE = """
            update notification set state = :state, ap_status = cast(:apStatus as integer), settled_at = now()
            where transaction_id = :id and state = 'DUE'
            """;
    private final EntityManager database;
    private final AuditTrail audit;

    PostgresNotifications(EntityManager database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> providersToTell() {
        return database.createNativeQuery(PROVIDERS_TO_TELL, String.class).getResultList();
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Notification> claim(String apId, int most, Duration lease) {
        List<Object[]> rows = database.createNativeQuery(CLAIM)
                .setParameter("lease", (double) lease.toSeconds())
                .setParameter("apId", apId)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(PostgresNotifications::notification).toList();
    }

    private static Notification notification(Object[] row) {
        return new Notification(
                new TransactionId((String) row[0]),
                (String) row[1],
                URI.create((String) row[2]),
                (Instant) row[3],
                ((Number) row[4]).intValue());
    }

    @Override
    public void delivered(Notification notification, Optional<Integer> apStatus) {
        if (settle(notification, "DELIVERED", apStatus)) {
            String said = apStatus.map(code -> ", status " + code).orElse("");
            audit.record(new AuditRecord(
                    notification.apId(),
                    "notification.receipt",
                    notification.transactionId().value(),
                    "done" + said));
        }
    }

    @Override
    public void putOff(Notification notification, Duration longestPause) {
        database.createNativeQuery(PUT_OFF)
                .setParameter("longest", (double) longestPause.toSeconds())
                .setParameter("id", notification.transactionId().value())
                .executeUpdate();
    }

    @Override
    public void giveUp(Notification notification) {
        if (settle(notification, "GIVEN_UP", Optional.empty())) {
            audit.record(new AuditRecord(
                    "mssp-gateway",
                    "notification.deliver",
                    notification.transactionId().value(),
                    "given up"));
        }
    }

    private boolean settle(Notification notification, String state, Optional<Integer> apStatus) {
        return database.createNativeQuery(SETTLE)
                        .setParameter("state", state)
                        .setParameter("apStatus", apStatus.orElse(null))
                        .setParameter("id", notification.transactionId().value())
                        .executeUpdate()
                == 1;
    }
}
