package org.openmss.ca.revocation.bulk.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Running;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Stopped;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Terms;
import org.openmss.ca.revocation.bulk.domain.BulkRevocations;
import org.openmss.ca.revocation.bulk.domain.Scope;
import org.openmss.kernel.CertificateSerial;

/**
 * Nodes share the work by locks on the certificates at hand, which each passes over in the others' hands. A batch ends with the job's own row: it
 * is counted where the job still runs, or does not stand.
 */
@ApplicationScoped
@Transactional
class PanacheBulkRevocations implements BulkRevocations, PanacheRepositoryBase<BulkRevocationRow, UUID> {
    /** Says twice what it means: the indexes of the search are by reason, so that releasing a certificate touches none. */
    private static final String STANDING =
            " from certificate where (reason is null or reason = 6) and state in ('VALID', 'ON_HOLD') and ";

    private static final String CLAIM = """
            select item.serial from bulk_revocation_item item join certificate on certificate.serial = item.serial
            where item.bulk_revocation = :id and item.outcome is null
            order by item.serial limit :most for update of item, certificate skip locked
            """;
    private final AuditTrail audit;
    private final InstantSource clock;

    PanacheBulkRevocations(AuditTrail audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public long count(Scope scope) {
        return ((Number) scoped("select count(*)", scope).getSingleResult()).longValue();
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<CertificateSerial> unknown(Collection<CertificateSerial> serials) {
        List<String> unknown = getEntityManager()
                .createNativeQuery(
                        "select given from unnest(cast(:serials as text[])) given where not exists"
                                + " (select 1 from certificate where serial = given and state <> 'PREPARED') order by given",
                        String.class)
                .setParameter("serials", texts(serials))
                .getResultList();
        return unknown.stream().map(CertificateSerial::parse).toList();
    }

    @Override
    public Running start(Terms terms, Scope scope) {
        persistAndFlush(BulkRevocationRow.of(terms));
        int certificates = scoped(
                        "insert into bulk_revocation_item (bulk_revocation, serial) select cast(:id as uuid), serial",
                        scope)
                .setParameter("id", terms.id())
                .executeUpdate();
        update("certificates = ?1 where id = ?2", (long) certificates, terms.id());
        return BulkRevocation.start(terms, certificates);
    }

    @Override
    public Optional<BulkRevocation> find(UUID id) {
        return find("id", id).firstResultOptional().map(BulkRevocationRow::toDomain);
    }

    @Override
    public List<BulkRevocation> newest(int most) {
        return find("order by approvedAt desc, id").page(0, most).stream()
                .map(BulkRevocationRow::toDomain)
                .toList();
    }

    @Override
    public List<UUID> running() {
        return find("state = 'RUNNING' order by approvedAt, id").stream()
                .map(row -> row.id)
                .toList();
    }

    @Override
    public boolean replace(Running before, Stopped after, AuditRecord act) {
        return moved(before, "STOPPED", "RUNNING", act);
    }

    @Override
    public boolean replace(Stopped before, Running after, AuditRecord act) {
        return moved(before, "RUNNING", "STOPPED", act);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<CertificateSerial> claim(UUID id, int most) {
        getEntityManager()
                .createNativeQuery("select set_config('openmss.bulk_revocation', :id, true)", String.class)
                .setParameter("id", id.toString())
                .getSingleResult();
        List<String> claimed = getEntityManager()
                .createNativeQuery(CLAIM, String.class)
                .setParameter("id", id)
                .setParameter("most", most)
                .getResultList();
        return claimed.stream().map(CertificateSerial::parse).toList();
    }

    @Override
    public boolean settle(UUID id, Collection<CertificateSerial> revoked, Collection<CertificateSerial> revokedBefore) {
        mark(id, "REVOKED", revoked);
        mark(id, "REVOKED_BEFORE", revokedBefore);
        return update(
                        "revoked = revoked + ?1, revokedBefore = revokedBefore + ?2, changedAt = ?3"
                                + " where id = ?4 and state = 'RUNNING'",
                        (long) revoked.size(),
                        (long) revokedBefore.size(),
                        clock.instant(),
                        id)
                == 1;
    }

    @Override
    public boolean finish(UUID id, AuditRecord act) {
        int finished = update(
                "state = 'DONE', changedAt = ?1"
                        + " where id = ?2 and state = 'RUNNING' and revoked + revokedBefore = certificates",
                clock.instant(),
                id);
        return recorded(finished, act);
    }

    private boolean moved(BulkRevocation before, String to, String from, AuditRecord act) {
        return recorded(
                update(
                        "state = ?1, changedAt = ?2 where id = ?3 and state = ?4",
                        to,
                        clock.instant(),
                        before.terms().id(),
                        from),
                act);
    }

    private boolean recorded(int changed, AuditRecord act) {
        if (changed == 1) {
            audit.record(act);
        }
        return changed == 1;
    }

    private void mark(UUID id, String outcome, Collection<CertificateSerial> serials) {
        getEntityManager()
                .createNativeQuery("update bulk_revocation_item set outcome = :outcome"
                        + " where bulk_revocation = :id and serial = any(cast(:serials as text[]))")
                .setParameter("outcome", outcome)
                .setParameter("id", id)
                .setParameter("serials", texts(serials))
                .executeUpdate();
    }

    private Query scoped(String beginning, Scope scope) {
        var entities = getEntityManager();
        return switch (scope) {
            case Scope.OfIssuer issuer ->
                entities.createNativeQuery(beginning + STANDING + "issuer = :issuer and not_after >= :now")
                        .setParameter("issuer", issuer.id().value())
                        .setParameter("now", clock.instant());
            case Scope.OfProfile profile ->
                entities.createNativeQuery(beginning + STANDING + "profile = :profile and not_after >= :now")
                        .setParameter("profile", profile.profile().value())
                        .setParameter("now", clock.instant());
            case Scope.Listed listed ->
                entities.createNativeQuery(beginning + STANDING + "serial = any(cast(:serials as text[]))")
                        .setParameter("serials", texts(listed.serials()));
        };
    }

    /** Serials are hex digits: nothing in them needs quoting. */
    private static String texts(Collection<CertificateSerial> serials) {
        return serials.stream().map(CertificateSerial::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
