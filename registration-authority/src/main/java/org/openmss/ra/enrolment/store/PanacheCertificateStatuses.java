package org.openmss.ra.enrolment.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.CertificateStatus;
import org.openmss.ra.enrolment.domain.CertificateStatuses;
import org.openmss.ra.enrolment.domain.StatusNews;

/** In PostgreSQL. Whether news is newer is decided by the statement that enters it, so that two rivals cannot both be right. */
@ApplicationScoped
@Transactional
class PanacheCertificateStatuses implements CertificateStatuses, PanacheRepositoryBase<CertificateStatusRow, String> {
    private static final String ENTER = """
            insert into certificate_status as known (serial, state, reason, since, sequence, changed_at)
            values (:serial, :state, cast(:reason as text), :since, :sequence, :now)
            on conflict (serial) do update
                set state = excluded.state, reason = excluded.reason, since = excluded.since,
                    sequence = greatest(known.sequence, excluded.sequence), told = false, changed_at = excluded.changed_at
                where known.state <> 'REVOKED' and (known.sequence < excluded.sequence or excluded.state = 'REVOKED')
            """;
    private static final String UNTOLD = """
            from certificate_status s
            join registration_certificate c on c.serial = s.serial
            join registration r on r.id = c.registration_id
            where not s.told and r.state = 'ACTIVE'
            """;
    private final AuditTrail audit;
    private final InstantSource clock;

    PanacheCertificateStatuses(AuditTrail audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean enter(StatusNews news, Actor actor) {
        @Nullable String reason = reason(news.status());
        int entered = getEntityManager()
                .createNativeQuery(ENTER)
                .setParameter("serial", news.serial().toString())
                .setParameter("state", news.status().wireName())
                .setParameter("reason", reason)
                .setParameter("since", news.status().since())
                .setParameter("sequence", news.sequence())
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (entered == 1) {
            String outcome = news.status().wireName() + (reason == null ? "" : "-" + reason);
            audit.record(new AuditRecord(
                    actor.name(), "certificate.status", news.serial().toString(), outcome));
        }
        return entered == 1;
    }

    @Override
    public Map<CertificateSerial, CertificateStatus> of(Collection<CertificateSerial> serials) {
        return list(
                        "serial in ?1",
                        serials.stream().map(CertificateSerial::toString).toList())
                .stream()
                .collect(Collectors.toMap(row -> CertificateSerial.parse(row.serial), CertificateStatusRow::status));
    }

    @Override
    public Optional<RegistrationId> registrationOf(CertificateSerial serial) {
        return getEntityManager()
                .createNativeQuery(
                        "select registration_id from registration_certificate where serial = :serial", UUID.class)
                .setParameter("serial", serial.toString())
                .getResultStream()
                .findFirst()
                .map(id -> new RegistrationId((UUID) id));
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<StatusNews> untold(RegistrationId id) {
        List<CertificateStatusRow> rows = getEntityManager()
                .createNativeQuery("select s.* " + UNTOLD + " and r.id = :id", CertificateStatusRow.class)
                .setParameter("id", id.value())
                .getResultList();
        return rows.stream().map(CertificateStatusRow::toDomain).toList();
    }

    /** In random order, so that some which cannot be finished do not keep back all others for ever. */
    @Override
    @SuppressWarnings("unchecked")
    public List<RegistrationId> withUntold(Instant unchangedSince, int atMost) {
        List<UUID> ids = getEntityManager()
                .createNativeQuery(
                        "select r.id " + UNTOLD + " and s.changed_at <= :before group by r.id order by random()",
                        UUID.class)
                .setParameter("before", unchangedSince)
                .setMaxResults(atMost)
                .getResultList();
        return ids.stream().map(RegistrationId::new).toList();
    }

    @Override
    public void told(StatusNews news) {
        update(
                "told = true where serial = ?1 and sequence = ?2 and state = ?3",
                news.serial().toString(),
                news.sequence(),
                news.status().wireName());
    }

    @Override
    public void giveUpUnneeded(Instant before) {
        getEntityManager()
                .createNativeQuery(
                        "update certificate_status u set told = true where not u.told and u.changed_at < :before"
                                + " and not exists (select 1 " + UNTOLD + " and s.serial = u.serial)")
                .setParameter("before", before)
                .executeUpdate();
    }

    private static @Nullable String reason(CertificateStatus status) {
        return status instanceof CertificateStatus.Revoked revoked
                ? revoked.reason().wireName()
                : null;
    }
}
