package org.openmss.ca.status.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongFunction;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.Crls;

/** The number's row is locked until the CRL is committed: CRLs of an authority come one after another. */
@ApplicationScoped
class PanacheCrls implements Crls, PanacheRepositoryBase<CrlRow, CrlRow.Key> {
    /** The time in seconds is in it so that a database restored from a backup does not give a number twice. */
    private static final String NEXT_NUMBER = """
            insert into crl_number (authority, number) values (:authority, :now)
            on conflict (authority) do update set number = greatest(crl_number.number + 1, excluded.number)
            returning number
            """;

    private final AuditTrail audit;
    private final InstantSource clock;

    PanacheCrls(AuditTrail audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Crl> newest(AuthorityId authority) {
        return find("authority = ?1 order by number desc", authority.value())
                .firstResultOptional()
                .map(CrlRow::toDomain);
    }

    @Override
    @Transactional
    public Crl publish(AuthorityId authority, LongFunction<Crl> issue) {
        long number = (Long) getEntityManager()
                .createNativeQuery(NEXT_NUMBER, Long.class)
                .setParameter("authority", authority.value())
                .setParameter("now", clock.instant().getEpochSecond())
                .getSingleResult();
        Crl crl = issue.apply(number);
        persist(CrlRow.of(authority.value(), crl));
        audit.record(new AuditRecord("system", "crl.issue", authority + "-" + number, "done"));
        return crl;
    }
}
