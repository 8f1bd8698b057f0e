package org.openmss.ca.status.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.register.domain.CertificateReleased;
import org.openmss.ca.revocation.CertificateStatusChanged;
import org.openmss.ca.status.StatusConfig;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.ca.status.domain.StatusUnavailable;
import org.openmss.ca.status.store.StatusRows.Look;
import org.openmss.ca.status.store.StatusRows.StatusRow;
import org.openmss.kernel.CertificateSerial;

/**
 * The status of all certificates in memory: no answer asks the database. This replica's own changes are taken over at their commit, others'
 * several times a second. What could not be looked up again within the bound is not told at all (certificate profile OCS-12, OCS-21).
 */
@ApplicationScoped
class IndexedStatuses implements CertificateStatuses {
    private static final Logger LOG = Logger.getLogger(IndexedStatuses.class);
    private static final int BEAT_MILLIS = 200;
    /** Who has not looked for so long reads everything: what changed meanwhile may be forgotten. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(30);

    private static final Duration KEPT = Duration.ofHours(2);

    private final StatusRows rows;
    private final InstantSource clock;
    private final Duration bound;
    /** Who reads the database and writes what was read: an older reading never comes after a newer one. */
    private final ReentrantLock oneReaderAtATime = new ReentrantLock();

    private volatile Map<AuthorityId, StatusTable> tables = new ConcurrentHashMap<>();
    private volatile Instant knownAt = Instant.EPOCH;
    private volatile boolean stopping;
    private long from;
    private Instant lookedAt = Instant.EPOCH;

    IndexedStatuses(StatusRows rows, StatusConfig config, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
        this.bound = config.ocsp().staleAfter();
    }

    void start(@Observes @Priority(1) StartupEvent started) {
        look();
        Thread.ofVirtual().name("certificate-statuses").start(this::keepLooking);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    void released(@Observes(during = TransactionPhase.AFTER_SUCCESS) CertificateReleased released) {
        table(tables, released.issuer()).released(released.serial());
    }

    /** The change is committed; if it cannot be read now, nothing is told until it can. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CertificateStatusChanged changed) {
        oneReaderAtATime.lock();
        try {
            rows.of(changed.serial()).ifPresent(row -> take(tables, row));
        } catch (SQLException | RuntimeException away) {
            knownAt = Instant.EPOCH;
            LOG.error("a change of status could not be read back; OCSP says tryLater until it can", away);
        } finally {
            oneReaderAtATime.unlock();
        }
    }

    @Override
    public Instant knownAt() {
        Instant known = knownAt;
        if (Duration.between(known, clock.instant()).abs().compareTo(bound) > 0) {
            throw new StatusUnavailable("the statuses in memory are older than mss.status.ocsp.stale-after");
        }
        return known;
    }

    @Override
    public CertificateStatus of(AuthorityId issuer, CertificateSerial serial) {
        var table = tables.get(issuer);
        return table == null ? new CertificateStatus.Unknown() : table.get(serial);
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        rows.forgetBefore(KEPT);
    }

    private void keepLooking() {
        boolean away = false;
        while (!stopping) {
            try {
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
                look();
                away = false;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error failed) {
                if (!away && !stopping) {
                    LOG.error(
                            "the statuses of certificates cannot be kept fresh; OCSP says tryLater until they can",
                            failed);
                }
                away = true;
            }
        }
    }

    /** Takes over what has been committed until now. */
    void look() {
        oneReaderAtATime.lock();
        Instant before = clock.instant();
        try (var look = rows.look()) {
            boolean everything = look.oldestOpen() < from || wasAway(look);
            Map<AuthorityId, StatusTable> target = everything ? new ConcurrentHashMap<>() : tables;
            read(look, everything, target);
            tables = target;
            from = look.oldestOpen();
            lookedAt = look.at();
            knownAt = before;
        } catch (SQLException failed) {
            throw new IllegalStateException("the register could not be read", failed);
        } finally {
            oneReaderAtATime.unlock();
        }
    }

    /** Also at the first look, and where the clock of the database was put. */
    private boolean wasAway(Look look) {
        return Duration.between(lookedAt, look.at()).abs().compareTo(LONGEST_ABSENCE) > 0;
    }

    private void read(Look look, boolean everything, Map<AuthorityId, StatusTable> target) throws SQLException {
        if (everything) {
            look.all(row -> take(target, row));
        } else {
            look.changedFrom(from, row -> take(target, row));
        }
    }

    private static void take(Map<AuthorityId, StatusTable> target, StatusRow row) {
        var table = table(target, row.issuer());
        row.revocation().ifPresentOrElse(table::standsNot, () -> table.stands(row.serial()));
    }

    private static StatusTable table(Map<AuthorityId, StatusTable> tables, AuthorityId issuer) {
        return tables.computeIfAbsent(issuer, key -> new StatusTable());
    }
}
